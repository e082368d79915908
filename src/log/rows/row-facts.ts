import type { Message } from '../../../locales/messages.ts';
import { closeOf, type StackFrame } from '../../model/socket.ts';
import { fileOf } from '../../model/url-identity.ts';
import type { EndedRow, Row } from './row.ts';

/** The code the page saw; null where it saw none. */
export const codeOf = (row: Row): number | null =>
  row.socket.state === 'ended' ? (closeOf(row.socket)?.code ?? null) : null;

/** The reason that came with the close, in quotation marks; null where none did. */
export function reasonOf({ socket }: EndedRow): Message | null {
  const reason = closeOf(socket)?.reason ?? '';
  return reason === '' ? null : { key: 'interface.row.reason', values: { reason: { verbatim: reason } } };
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

/** Where the page's code made the socket: the innermost frame with an address; null where none was seen. */
export const openedAt = ({ socket }: Row): StackFrame | null =>
  socket.openCall?.stack.find(({ url }) => url !== '') ?? null;

/** File and line of a frame, as in 'app.js:19'. */
export const placeOf = ({ url, line }: StackFrame): string => `${fileOf(url) || url}:${line}`;

/** File and line of the call that made the socket; '' where it was not seen. */
export function initiatorOf(row: Row): string {
  const frame = openedAt(row);
  return frame ? placeOf(frame) : '';
}
