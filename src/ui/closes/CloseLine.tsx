import { Component, type ComponentChildren } from 'preact';
import { type Translator, visible } from '../../i18n/index.ts';
import { closedByWords } from '../../log/rows/closed-by.ts';
import type { ColumnId } from '../../log/rows/columns.ts';
import { faceOf, isMember, isRunLine, type ListItem } from '../../log/rows/list-items.ts';
import { type EndedRow, isEndedRow } from '../../log/rows/row.ts';
import { codeOf, openedAt, reasonOf } from '../../log/rows/row-facts.ts';
import { lifetime } from '../../model/times.ts';
import { shortUrl } from '../../model/url-identity.ts';
import { Badge } from '../components/Badge.tsx';
import { FrameLink } from '../components/FrameLink.tsx';
import type { LinePlace } from '../components/grid/ListGrid.tsx';
import { messageParts, Verbatim } from '../components/Text.tsx';
import { TranslatorContext, useTranslator } from '../state/words/translator-context.ts';

interface LineProps {
  readonly line: ListItem;
  readonly place: LinePlace;
  readonly columns: readonly ColumnId[];
  /** Chosen to be compared with the first. */
  readonly second: boolean;
  /** A folded line is to be opened, or an open one folded; by its newest close. The same function in every render. */
  readonly onToggle: (newest: EndedRow) => void;
}

/** One close, or several alike as one: its code, what happened, whose socket, when, how long it lived. */
export function CloseLine({ line, place, columns, second, onToggle }: LineProps) {
  const row = faceOf(line);
  if (!row || !isEndedRow(row)) return null;
  const { diagnosis } = row;
  const folded = isRunLine(line) ? line : null;
  const names = ['line', second ? 'second' : '', isMember(line) ? 'member' : '', folded ? 'run' : ''];
  return (
    <div
      {...place}
      class={names.filter((name) => name !== '').join(' ')}
      {...(folded?.open
        ? { 'data-open-run': '' }
        : {
            'data-close-code': codeOf(row) ?? '',
            'data-cause': diagnosis.cause,
            'data-confidence': diagnosis.confidence,
          })}
      {...(folded && !folded.open ? { 'data-count': folded.run.rows.length } : {})}
    >
      <Cells
        row={row}
        columns={columns}
        count={folded?.run.rows.length ?? null}
        open={folded?.open ?? false}
        onToggle={onToggle}
      />
    </div>
  );
}

interface CellsProps {
  readonly row: EndedRow;
  readonly columns: readonly ColumnId[];
  /** How many closes are folded into the line; null where none are. */
  readonly count: number | null;
  readonly open: boolean;
  readonly onToggle: (row: EndedRow) => void;
}

/**
 * What stands in a line. A line moves with every close that comes, or that makes room for it, and most of what a frame draws
 * then stays as it is.
 */
class Cells extends Component<CellsProps> {
  static override readonly contextType = TranslatorContext;

  override shouldComponentUpdate(next: Readonly<CellsProps>) {
    const { row, columns, count, open, onToggle } = this.props;
    return (
      next.row !== row ||
      next.count !== count ||
      next.open !== open ||
      next.onToggle !== onToggle ||
      next.columns.join() !== columns.join()
    );
  }

  override render({ row, columns, count, open, onToggle }: CellsProps) {
    const translator = this.context as Translator;
    return columns.map((column) => (
      // biome-ignore lint/a11y/useSemanticElements: part of a virtual grid
      // biome-ignore lint/a11y/useFocusableInteractive: the grid points at its active row
      <span key={column} role="gridcell" class={`cell ${column}`}>
        {cellContent(column, row, translator)}
        {column === 'what' && count !== null && (
          <RunCount count={count} open={open} onToggle={() => onToggle(row)} />
        )}
      </span>
    ));
  }
}

/**
 * What stands in a cell. No component, and made of few: a step of scrolling may draw hundreds of cells, and in a component for
 * each of their parts more time goes than in the parts.
 */
function cellContent(column: ColumnId, row: EndedRow, translator: Translator): ComponentChildren {
  const { formats } = translator;
  const { socket, diagnosis } = row;
  switch (column) {
    case 'code':
      return [
        Badge({ code: codeOf(row), severity: row.severity }),
        <span key="words" class="visually-hidden">
          {messageParts(translator, `interface.row.severity.${row.severity}`)}
        </span>,
      ];
    case 'what':
      return whatHappened(row, translator);
    case 'socket':
      return (
        <span class="address" title={visible(socket.url)}>
          {Verbatim({ text: shortUrl(socket.url) })}
        </span>
      );
    case 'initiator': {
      const frame = openedAt(row);
      return frame ? <FrameLink frame={frame} inRow /> : '–';
    }
    case 'closedBy':
      return messageParts(translator, closedByWords(diagnosis));
    case 'lived': {
      const lived = lifetime(socket, socket.endedAt);
      return lived === null ? '–' : formats.duration(lived);
    }
    case 'time':
      return (
        <time dateTime={new Date(socket.endedAt).toISOString()} title={formats.dateTime(socket.endedAt)}>
          {formats.time(socket.endedAt)}
        </time>
      );
  }
}

/** The diagnosis, and what the other side said of it. */
function whatHappened(row: EndedRow, translator: Translator) {
  const { text } = translator;
  const { diagnosis } = row;
  const aside = diagnosis.subtitle ?? reasonOf(row);
  return (
    <span class="words" title={aside ? `${text(diagnosis.title)} ${text(aside)}` : text(diagnosis.title)}>
      <span class="first">{messageParts(translator, diagnosis.title)}</span>
      {aside && (
        // What the page or the server said is cut at its own end, whichever way the panel reads.
        <span class="aside" dir={aside.values && 'reason' in aside.values ? 'ltr' : undefined}>
          {' '}
          {messageParts(translator, aside)}
        </span>
      )}
    </span>
  );
}

/** How many closes are folded into the line; opens it. The grid has the keys for it, so the Tab key passes over. */
function RunCount({
  count,
  open,
  onToggle,
}: {
  readonly count: number;
  readonly open: boolean;
  readonly onToggle: () => void;
}) {
  const { text, formats } = useTranslator();
  return (
    <button
      type="button"
      class="run-count"
      tabIndex={-1}
      aria-expanded={open}
      aria-label={text('interface.list.run', { count })}
      title={text('interface.list.run', { count })}
      onClick={(event) => {
        event.stopPropagation();
        onToggle();
      }}
    >
      {formats.number(count)}
    </button>
  );
}
