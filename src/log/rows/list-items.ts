import type { Marker } from '../../model/log.ts';
import type { Sort } from './columns.ts';
import type { Row } from './row.ts';
import { foldRuns, isOpened, type OpenedRun, type Run, runId } from './runs.ts';

/** A run as a line of the list; open, the closes in it follow. */
export interface RunLine {
  readonly run: Run;
  readonly open: boolean;
}

/** A close of an opened run. */
export interface RunMember {
  readonly member: Row;
  readonly run: Run;
}

/** A line of the list: a close, several closes folded into one, a close of those, or a marker across the list. */
export type ListItem = Row | RunLine | RunMember | Marker;

export const isRow = (item: ListItem): item is Row => 'socket' in item;
export const isMember = (item: ListItem): item is RunMember => 'member' in item;
export const isRunLine = (item: ListItem): item is RunLine => 'run' in item && 'open' in item;

/** The close that a line shows: of a run the newest; none for a marker. */
export function faceOf(item: ListItem): Row | null {
  if (isRow(item)) return item;
  if (isRunLine(item)) return item.run.newest;
  return isMember(item) ? item.member : null;
}

/** The run that a line stands for, or that the close in it belongs to. */
export const runOfLine = (item: ListItem): Run | null => ('run' in item ? item.run : null);

/** An id that no other line of the list has. */
export function itemId(item: ListItem): string {
  if (isRow(item)) return item.socket.id;
  if (isRunLine(item)) return runId(item.run);
  return isMember(item) ? item.member.socket.id : `marker-${item.id}`;
}

const endOf = (row: Row): number => (row.socket.state === 'ended' ? row.socket.endedAt : 0);

/**
 * The lines of the list. Where the order is that of time, markers stand among the closes, and closes alike that
 * followed each other are one line unless the reader opened it; in any other order markers say nothing, and every close is a
 * line of its own.
 */
export function listItems(
  rows: readonly Row[],
  markers: readonly Marker[],
  sort: Sort,
  opened: readonly OpenedRun[] = [],
): readonly ListItem[] {
  if (sort.column !== 'time' || rows.length === 0) return rows;
  const sign = sort.descending ? -1 : 1;
  const waiting = markers.toSorted((left, right) => sign * (left.at - right.at));
  let ahead = 0;
  /** Rows come in order, so each marker is looked at once. */
  const hasMarker = (row: Row, next: Row) => {
    while (ahead < waiting.length && sign * ((waiting[ahead]?.at ?? 0) - endOf(row)) <= 0) ahead += 1;
    const marker = waiting[ahead];
    return marker !== undefined && sign * (marker.at - endOf(next)) <= 0;
  };
  const items: ListItem[] = [];
  let next = 0;
  for (const entry of foldRuns(rows, sort.descending, hasMarker)) {
    const first = 'socket' in entry ? entry : sort.descending ? entry.newest : entry.rows[0];
    for (let marker = waiting[next]; marker && first; marker = waiting[next]) {
      if (sign * (marker.at - endOf(first)) > 0) break;
      items.push(marker);
      next += 1;
    }
    if ('socket' in entry) items.push(entry);
    else items.push(...linesOf(entry, isOpened(entry, opened), sort.descending));
  }
  items.push(...waiting.slice(next));
  return items;
}

function linesOf(run: Run, open: boolean, descending: boolean): readonly ListItem[] {
  const line: RunLine = { run, open };
  if (!open) return [line];
  const rows = descending ? run.rows.toReversed() : run.rows;
  return [line, ...rows.map((member) => ({ member, run }))];
}

/** Whether a line shows the chosen close: an open run leaves that to the closes in it. */
export function showsClose(item: ListItem, id: string | null): boolean {
  if (id === null) return false;
  if (isRunLine(item)) return !item.open && item.run.rows.some(({ socket }) => socket.id === id);
  return faceOf(item)?.socket.id === id;
}
