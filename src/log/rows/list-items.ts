import type { Marker } from '../../model/log.ts';
import type { Sort } from './columns.ts';
import type { Row } from './row.ts';

/** A line of the list: a close, or a marker across it. */
export type ListItem = Row | Marker;

export const isRow = (item: ListItem): item is Row => 'socket' in item;

/** An id that no other line of the list has. */
export const itemId = (item: ListItem): string => (isRow(item) ? item.socket.id : `marker-${item.id}`);

const endOf = (row: Row): number => (row.socket.state === 'ended' ? row.socket.endedAt : 0);

/** Rows with the markers among them, where the order is that of time; in any other order markers say nothing. */
export function listItems(rows: readonly Row[], markers: readonly Marker[], sort: Sort): readonly ListItem[] {
  if (sort.column !== 'time' || rows.length === 0) return rows;
  const sign = sort.descending ? -1 : 1;
  const waiting = markers.toSorted((left, right) => sign * (left.at - right.at));
  const items: ListItem[] = [];
  let next = 0;
  for (const row of rows) {
    for (let marker = waiting[next]; marker && sign * (marker.at - endOf(row)) <= 0; marker = waiting[next]) {
      items.push(marker);
      next += 1;
    }
    items.push(row);
  }
  items.push(...waiting.slice(next));
  return items;
}
