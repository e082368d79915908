import { useCallback, useMemo, useRef, useState } from 'preact/hooks';
import { columnTracks, shownColumns } from '../../log/rows/column-layout.ts';
import { type ColumnId, columnIds, type Sort } from '../../log/rows/columns.ts';
import {
  faceOf,
  isMember,
  isRunLine,
  itemId,
  type ListItem,
  listItems,
  runOfLine,
  showsClose,
} from '../../log/rows/list-items.ts';
import type { Row } from '../../log/rows/row.ts';
import { codeOf, countAfter, lastEnd } from '../../log/rows/row-facts.ts';
import { type OpenedRun, type Run, withOpened } from '../../log/rows/runs.ts';
import { createSorter } from '../../log/rows/sort-rows.ts';
import type { Marker } from '../../model/log.ts';
import { createDigitBuffer } from '../components/grid/grid-keys.ts';
import { ListGrid } from '../components/grid/ListGrid.tsx';
import type { List } from '../components/grid/use-virtual-list.ts';
import { useWidth } from '../components/hooks/use-width.ts';
import type { MenuPlace } from '../components/menu/Menu.tsx';
import { Text } from '../components/Text.tsx';
import { usePanel } from '../state/panel-context.ts';
import { useTranslator } from '../state/words/translator-context.ts';
import { CloseLine } from './CloseLine.tsx';
import { ColumnMenu } from './ColumnMenu.tsx';
import { ListHeader } from './ListHeader.tsx';
import { MarkerLine } from './MarkerLine.tsx';

/** Below this width, in pixels, one line cannot hold code, cause and time. */
const compactBelow = 420;
/** As in list.css. */
const heights = { wide: 22, compact: 38 };
const compactColumns: readonly ColumnId[] = ['code', 'what', 'time', 'socket', 'lived'];

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
  /** A menu is asked for on a close. */
  readonly onMenu: (row: Row, place: MenuPlace) => void;
}

/** The closes, newest last, following the newest until the reader scrolls away from it. */
export function CloseList(props: Props) {
  const { rows, markers, sort, selectedId, secondId } = props;
  const translator = useTranslator();
  const { layout, store } = usePanel();
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place, window.innerWidth);
  const compact = width < compactBelow;
  const choices = layout.columns.value;
  const columns = compact ? compactColumns : shownColumns(choices, width);
  const list = useRef<List | null>(null);
  const digits = useMemo(createDigitBuffer, []);
  const sorter = useMemo(() => createSorter(translator), [translator]);
  const sorted = useMemo(() => sorter(rows, sort), [sorter, rows, sort]);
  const [opened, setOpened] = useState<readonly OpenedRun[]>([]);
  const lines = useMemo(() => listItems(sorted, markers, sort, opened), [sorted, markers, sort, opened]);
  const [columnMenu, setColumnMenu] = useState<MenuPlace | null>(null);

  const follow = sort.column === 'time' && !sort.descending;
  /** The end of the last close that had come when the reader left the list's end; null while at it. */
  const [seen, setSeen] = useState<number | null>(null);
  /** Of the whole log: a close that a filter held back is not new when the filter goes. */
  const lastCome = () => lastEnd(store.shown.value.log.ended.value);
  const fresh = follow && seen !== null ? countAfter(rows, seen) : 0;

  /** A close chosen before the end stays in sight: the list follows again once it is asked to. */
  const select = (line: ListItem, second: boolean) => {
    const row = faceOf(line);
    if (!row) return;
    setSeen((before) => (row === rows.at(-1) ? null : (before ?? lastCome())));
    props.onSelect(row.socket.id, second);
  };
  const toggle = (run: Run, open: boolean) => setOpened(withOpened(run, open, opened));

  /** What the lines' buttons call lasts as long as the list, so that a line can stay as it is drawn. */
  const latestLines = useRef(lines);
  latestLines.current = lines;
  const toggleAt = useCallback((newest: Row) => {
    const line = latestLines.current.find((each) => isRunLine(each) && each.run.newest === newest);
    if (!line || !isRunLine(line)) return;
    setOpened((before) => withOpened(line.run, !line.open, before));
  }, []);

  const jumpTo = (prefix: string) => {
    const from = lines.findIndex((line) => showsClose(line, selectedId));
    const fits = (line: ListItem) => {
      const row = faceOf(line);
      return row !== null && String(codeOf(row) ?? '').startsWith(prefix);
    };
    // A number that grows keeps the line it has found; its first digit moves on.
    const start = prefix.length > 1 ? Math.max(0, from) : from + 1;
    const order = [...lines.slice(start), ...lines.slice(0, start)];
    const found = order.find(fits);
    if (!found) return;
    list.current?.scrollToIndex(lines.indexOf(found));
    select(found, false);
  };

  /** As in a tree: towards the end opens a folded line, towards the start shuts it. */
  const foldByKey = (key: string): boolean => {
    const mirrored = translator.direction === 'rtl';
    if (key !== 'ArrowLeft' && key !== 'ArrowRight') return false;
    const line = lines.find((each) => showsClose(each, selectedId));
    const run = line && runOfLine(line);
    if (!line || !run) return false;
    const opens = key === (mirrored ? 'ArrowLeft' : 'ArrowRight');
    if (opens !== (isRunLine(line) && !line.open)) return isMember(line);
    toggle(run, opens);
    if (!opens) props.onSelect(run.newest.socket.id, false);
    return true;
  };

  const onKey = (event: KeyboardEvent) => {
    const typed = digits(event.key, event.timeStamp);
    if (typed !== null) jumpTo(typed);
    else if (!event.shiftKey && foldByKey(event.key)) event.preventDefault();
    else props.onKey(event);
  };

  return (
    <div
      class="list-place"
      ref={place}
      style={{ '--tracks': compact ? undefined : columnTracks(columns, choices) }}
    >
      <ListGrid<ListItem>
        label={translator.text('interface.list.label')}
        lines={lines}
        idOf={itemId}
        columnCount={columns.length}
        compact={compact}
        lineHeight={heights[compact ? 'compact' : 'wide']}
        canSelect={(line) => faceOf(line) !== null && !(isRunLine(line) && line.open)}
        isSelected={(line) => showsClose(line, selectedId)}
        selectedId={selectedId}
        onSelect={(line, event) =>
          select(line, event instanceof MouseEvent && (event.ctrlKey || event.metaKey))
        }
        onEnter={props.onEnter}
        onKey={onKey}
        onMenu={(line, at) => {
          const row = faceOf(line);
          if (!row) return;
          select(line, false);
          props.onMenu(row, at);
        }}
        follow={follow && seen === null}
        onAtEnd={(atEnd) => setSeen((before) => (atEnd ? null : (before ?? lastCome())))}
        listRef={(made) => {
          list.current = made;
        }}
        header={() => (
          <ListHeader
            columns={compact ? compactColumns.slice(0, 3) : columns}
            sort={sort}
            onSort={props.onSort}
            onResize={layout.setColumnWidth}
            onMenu={setColumnMenu}
          />
        )}
        renderLine={(line, key, at) => {
          if (!faceOf(line) && 'kind' in line)
            return <MarkerLine key={key} marker={line} place={at} columnCount={columns.length} />;
          return (
            <CloseLine
              key={key}
              line={line}
              place={at}
              columns={columns}
              second={showsClose(line, secondId)}
              onToggle={toggleAt}
            />
          );
        }}
      />
      {columnMenu && (
        <ColumnMenu
          place={columnMenu}
          shown={columns}
          sortable={compact ? columnIds : []}
          onSort={props.onSort}
          sort={sort}
          onClose={() => setColumnMenu(null)}
        />
      )}
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
