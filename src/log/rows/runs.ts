import { closeOf } from '../../model/socket.ts';
import { identityOf } from '../../model/url-identity.ts';
import { type EndedRow, isEndedRow, type Row, rowId } from './row.ts';

/** Closes alike that ended one after the other, folded into one line; two at least. */
export interface Run {
  /** What all of them have in common; see `closeKey`. */
  readonly key: string;
  /** In the order of their ends, whichever way the list is sorted. */
  readonly rows: readonly EndedRow[];
  readonly newest: EndedRow;
}

/** A run that the reader opened: it stays open while it grows at one end and the log lets go of it at the other. */
export interface OpenedRun {
  readonly key: string;
  /** When one of its closes ended; milliseconds since the epoch. */
  readonly at: number;
}

const keys = new WeakMap<Row, string>();

/** What closes that look alike have in common: URL (`urlIdentity`), code, cause and reason. Made once for a row. */
function closeKey(row: EndedRow): string {
  const known = keys.get(row);
  if (known !== undefined) return known;
  const close = closeOf(row.socket);
  const key = [close?.code ?? '', row.diagnosis.cause, identityOf(row.socket), close?.reason ?? ''].join(
    '\n',
  );
  keys.set(row, key);
  return key;
}

/** Whether two closes have the same key; most neighbours differ in what is looked at first. */
function areAlike(one: EndedRow, other: EndedRow): boolean {
  if (one.diagnosis.cause !== other.diagnosis.cause) return false;
  const [close, otherClose] = [closeOf(one.socket), closeOf(other.socket)];
  return (
    close?.code === otherClose?.code &&
    (close?.reason ?? '') === (otherClose?.reason ?? '') &&
    (one.socket.url === other.socket.url || identityOf(one.socket) === identityOf(other.socket))
  );
}

/**
 * Folds neighbours that are alike. `rows` stand in the order of their ends, or in the opposite one with `descending`;
 * `isBetween` says whether something else of the list, such as a navigation, stands between two neighbours.
 */
export function foldRuns(
  rows: readonly Row[],
  descending: boolean,
  isBetween: (row: EndedRow, next: EndedRow) => boolean = () => false,
): readonly (Row | Run)[] {
  const folded: (Row | Run)[] = [];
  let from = 0;
  while (from < rows.length) {
    const first = rows[from];
    if (!first) break;
    const to = isEndedRow(first) ? endOfRun(rows, from, first, isBetween) : from + 1;
    if (to === from + 1) folded.push(first);
    else {
      const alike = rows.slice(from, to).filter(isEndedRow);
      folded.push(runOf(descending ? alike.reverse() : alike));
    }
    from = to;
  }
  return folded;
}

/** The index after the last of the neighbours that are like the first, which stands at `from`. */
function endOfRun(
  rows: readonly Row[],
  from: number,
  first: EndedRow,
  isBetween: (row: EndedRow, next: EndedRow) => boolean,
): number {
  let last = first;
  let to = from + 1;
  for (let next = rows[to]; next && isEndedRow(next); next = rows[to]) {
    if (!areAlike(first, next) || isBetween(last, next)) break;
    last = next;
    to += 1;
  }
  return to;
}

function runOf(rows: readonly EndedRow[]): Run {
  const newest = rows.at(-1);
  if (!newest) throw new Error('A run has no rows.');
  return { key: closeKey(newest), rows, newest };
}

/** The ids of a run's oldest and newest close, by which two drawings of it are told apart. */
export const runId = ({ rows, newest }: Run): string => `run-${rows[0] ? rowId(rows[0]) : rowId(newest)}`;

/** Whether the reader opened this run. */
export const isOpened = ({ key, rows, newest }: Run, opened: readonly OpenedRun[]): boolean =>
  opened.some(
    (one) => one.key === key && (rows[0]?.socket.endedAt ?? 0) <= one.at && one.at <= newest.socket.endedAt,
  );

/** The opened runs after this one was opened or shut. */
export function withOpened(run: Run, open: boolean, opened: readonly OpenedRun[]): readonly OpenedRun[] {
  const others = opened.filter((one) => !isOpened(run, [one]));
  return open ? [...others, { key: run.key, at: run.newest.socket.endedAt }] : others;
}
