import { closeOf, type EndedSocket, type SocketRecord } from '../../model/socket.ts';
import type { Row } from '../store/row.ts';

/** Host and path of a socket's address, as far as it can be read; a cut or broken one is given as it is. */
export function placeOf(url: string): string {
  if (!URL.canParse(url)) return url;
  const { host, pathname } = new URL(url);
  return `${host}${pathname === '/' ? '' : pathname}`;
}

/** The last step of a script's path: 'sync.js'; '' where it has none. */
export function fileOf(url: string): string {
  const path = URL.canParse(url) ? new URL(url).pathname : url;
  return path.split('/').filter(Boolean).at(-1) ?? '';
}

/** The code the page saw; null where it saw none. */
export const codeOf = (row: Row): number | null =>
  row.socket.state === 'ended' ? (closeOf(row.socket)?.code ?? null) : null;

/** Milliseconds from opening, or else from creation, to the end; null where neither was seen. */
export function livedOf(socket: EndedSocket): number | null {
  const from = socket.openedAt ?? socket.createdAt;
  return from === null ? null : Math.max(0, socket.endedAt - from);
}

/** Milliseconds since the last message either way, or since the opening; null where nobody could count. */
export function idleOf(socket: SocketRecord, now: number): number | null {
  const { lastReceivedAt, lastSentAt } = socket.traffic;
  const opened = socket.state === 'connecting' ? null : socket.openedAt;
  const times = [lastReceivedAt, lastSentAt, opened].filter((at) => at !== null);
  return times.length === 0 ? null : Math.max(0, now - Math.max(...times));
}

const endOf = (row: Row | undefined): number =>
  row?.socket.state === 'ended' ? row.socket.endedAt : Number.NEGATIVE_INFINITY;

/** When the last of these closes ended, in milliseconds; before all time where there is none. Rows stand in the order of their ends. */
export const lastEnd = (rows: readonly Row[]): number => endOf(rows.at(-1));

/** How many closes ended after a time, whatever older ones came or went meanwhile. */
export function countAfter(rows: readonly Row[], time: number): number {
  const last = rows.findLastIndex((row) => endOf(row) <= time);
  return rows.length - 1 - last;
}
