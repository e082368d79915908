import type { Marker } from '../../model/log.ts';
import type { Row } from '../store/row.ts';
import type { Sort } from './columns.ts';

/** A line of the list: a close, or a marker across it. */
export type ListItem =
  | { readonly kind: 'row'; readonly id: string; readonly row: Row }
  | { readonly kind: 'marker'; readonly id: string; readonly marker: Marker };

const rowItem = (row: Row): ListItem => ({ kind: 'row', id: row.socket.id, row });
const markerItem = (marker: Marker): ListItem => ({ kind: 'marker', id: `marker-${marker.id}`, marker });
const endOf = (row: Row): number => (row.socket.state === 'ended' ? row.socket.endedAt : 0);

/** Rows with the markers among them, where the order is that of time; in any other order markers say nothing. */
export function listItems(rows: readonly Row[], markers: readonly Marker[], sort: Sort): readonly ListItem[] {
  if (sort.column !== 'time' || rows.length === 0) return rows.map(rowItem);
  const sign = sort.descending ? -1 : 1;
  const waiting = markers.toSorted((left, right) => sign * (left.at - right.at));
  const items: ListItem[] = [];
  let next = 0;
  for (const row of rows) {
    for (let marker = waiting[next]; marker && sign * (marker.at - endOf(row)) <= 0; marker = waiting[next]) {
      items.push(markerItem(marker));
      next += 1;
    }
    items.push(rowItem(row));
  }
  items.push(...waiting.slice(next).map(markerItem));
  return items;
}
