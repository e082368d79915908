import { useMemo, useRef, useState } from 'preact/hooks';
import { columnIds, columnLabel, nextSort, type Sort } from '../../log/rows/columns.ts';
import { isRow, itemId, type ListItem, listItems } from '../../log/rows/list-items.ts';
import type { Row } from '../../log/rows/row.ts';
import { codeOf, countAfter, lastEnd } from '../../log/rows/row-facts.ts';
import { createSorter } from '../../log/rows/sort-rows.ts';
import type { Marker } from '../../model/log.ts';
import { createDigitBuffer } from '../components/grid/grid-keys.ts';
import { ListGrid } from '../components/grid/ListGrid.tsx';
import type { List } from '../components/grid/use-virtual-list.ts';
import { Text } from '../components/Text.tsx';
import { useWidth } from '../components/use-width.ts';
import { useTranslator } from '../state/translator-context.ts';
import { CloseLine, MarkerLine } from './CloseLine.tsx';

/** Below this width, in pixels, a close takes three lines and fewer columns. */
const compactBelow = 600;
const heights = { wide: 46, compact: 64, marker: 24 };

interface Props {
  readonly rows: readonly Row[];
  readonly markers: readonly Marker[];
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
  readonly selectedId: string | null;
  /** A second close chosen for a comparison. */
  readonly secondId: string | null;
  readonly onSelect: (id: string, second: boolean) => void;
  readonly onEnter: () => void;
  readonly onKey: (event: KeyboardEvent) => void;
}

/** The closes, newest last, following the newest until the reader scrolls away from it. */
export function CloseList(props: Props) {
  const { rows, markers, sort, selectedId, secondId } = props;
  const translator = useTranslator();
  const place = useRef<HTMLDivElement>(null);
  const compact = useWidth(place) < compactBelow;
  const list = useRef<List | null>(null);
  const digits = useMemo(createDigitBuffer, []);
  const sorter = useMemo(() => createSorter(translator), [translator]);
  const sorted = useMemo(() => sorter(rows, sort), [sorter, rows, sort]);
  const lines = useMemo(() => listItems(sorted, markers, sort), [sorted, markers, sort]);

  const follow = sort.column === 'time' && !sort.descending;
  /** The end of the last close that had come when the reader left the list's end; null while at it. */
  const [seen, setSeen] = useState<number | null>(null);
  const fresh = follow && seen !== null ? countAfter(rows, seen) : 0;

  /** A close chosen before the end stays in sight: the list follows again once it is asked to. */
  const select = (id: string, second: boolean) => {
    const last = lines.findLast(isRow);
    setSeen((before) => (id === last?.socket.id ? null : (before ?? lastEnd(rows))));
    props.onSelect(id, second);
  };

  const jumpTo = (prefix: string) => {
    const from = lines.findIndex((line) => itemId(line) === selectedId);
    const fits = (line: ListItem) => isRow(line) && String(codeOf(line) ?? '').startsWith(prefix);
    // A number that grows keeps the line it has found; its first digit moves on.
    const start = prefix.length > 1 ? Math.max(0, from) : from + 1;
    const order = [...lines.slice(start), ...lines.slice(0, start)];
    const found = order.find(fits);
    if (!found) return;
    list.current?.scrollToIndex(lines.indexOf(found), { align: 'auto' });
    select(itemId(found), false);
  };

  const onKey = (event: KeyboardEvent) => {
    const typed = digits(event.key, event.timeStamp);
    if (typed === null) props.onKey(event);
    else jumpTo(typed);
  };

  return (
    <div class="list-place" ref={place}>
      <ListGrid<ListItem>
        label={translator.text('interface.list.label')}
        lines={lines}
        idOf={itemId}
        columnCount={columnIds.length}
        compact={compact}
        heightOf={(line) => (isRow(line) ? heights[compact ? 'compact' : 'wide'] : heights.marker)}
        canSelect={isRow}
        selectedId={selectedId}
        onSelect={(id, event) => select(id, event instanceof MouseEvent && (event.ctrlKey || event.metaKey))}
        onEnter={props.onEnter}
        onKey={onKey}
        follow={follow && seen === null}
        onAtEnd={(atEnd) => setSeen((before) => (atEnd ? null : (before ?? lastEnd(rows))))}
        listRef={(made) => {
          list.current = made;
        }}
        header={() => <Header sort={sort} onSort={props.onSort} />}
        renderLine={(line, key, at) =>
          isRow(line) ? (
            <CloseLine key={key} row={line} place={at} second={line.socket.id === secondId} />
          ) : (
            <MarkerLine key={key} marker={line} place={at} />
          )
        }
      />
      {fresh > 0 && (
        <button
          type="button"
          class="fresh"
          onClick={() => {
            setSeen(null);
            list.current?.scrollToEnd();
          }}
        >
          ↓ <Text of="interface.list.new" values={{ count: fresh }} />
        </button>
      )}
    </div>
  );
}

function Header({ sort, onSort }: { sort: Sort; onSort: (sort: Sort) => void }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of a virtual grid
    // biome-ignore lint/a11y/useFocusableInteractive: the buttons in it take the focus
    <div class="line header" role="row" aria-rowindex={1}>
      {columnIds.map((column) => {
        const sorted = sort.column === column;
        return (
          // biome-ignore lint/a11y/useSemanticElements: part of a virtual grid
          // biome-ignore lint/a11y/useFocusableInteractive: the button in it takes the focus
          <span
            key={column}
            role="columnheader"
            class={`cell ${column}`}
            aria-sort={sorted ? (sort.descending ? 'descending' : 'ascending') : 'none'}
          >
            <button type="button" onClick={() => onSort(nextSort(sort, column))}>
              <Text of={columnLabel(column)} />
              <span aria-hidden="true">{sorted && (sort.descending ? ' ▾' : ' ▴')}</span>
            </button>
          </span>
        );
      })}
    </div>
  );
}
