import type { LoggedMessage, NetworkEntry } from '../../model/network-entry.ts';
import type { EndedSocket } from '../../model/socket.ts';

type Direction = LoggedMessage['direction'];

/** Pings and pongs are no longer than this, in characters. */
const beatLength = 512;

/** Nothing of it was kept: it may have been a ping. */
const isBlank = ({ data, size }: LoggedMessage): boolean => data === '' && size > 0 && size <= beatLength;

/**
 * The directions whose messages are not known though there were some: they were not read, were given up, or are missing in
 * the log. That none is there proves no silence then.
 */
export function unreadOf(
  { messages, received, sent }: NetworkEntry,
  { traffic }: Pick<EndedSocket, 'traffic'>,
): readonly Direction[] {
  // What the page sent last may never have left it; what it received was in the log.
  const missing = { received: (traffic.received ?? 0) > received, sent: false };
  const counts = {
    received: Math.max(received, traffic.received ?? 0),
    sent: Math.max(sent, traffic.sent ?? 0),
  };
  return (['received', 'sent'] as const).filter((direction) => {
    const kept = messages.filter((message) => message.direction === direction);
    return missing[direction] || (kept.length === 0 ? counts[direction] > 0 : kept.some(isBlank));
  });
}

/** Clocks of the log and of the page that differ by no more, in milliseconds, count as the same. */
const tolerance = 1_000;

/**
 * What to add to the log's times to have them on the page's clock, in milliseconds: 0 where they agree, null where that
 * cannot be told. The last message of each direction has a time on both clocks. The page hears of a message after the
 * log does, and asks for one to be sent before: each direction gives one bound.
 */
export function shiftOfLog(
  { messages, received, sent }: NetworkEntry,
  { traffic }: Pick<EndedSocket, 'traffic'>,
): number | null {
  const distance = (direction: Direction, counted: boolean, at: number | null) => {
    const last = messages.findLast((message) => message.direction === direction);
    return counted && last !== undefined && at !== null ? at - last.at : null;
  };
  const most = distance('received', traffic.received === received, traffic.lastReceivedAt);
  const least = distance('sent', traffic.sent === sent, traffic.lastSentAt);
  if (least !== null && most !== null && least > most + tolerance) return null;
  if (most !== null && most < -tolerance) return most;
  if (least !== null && least > tolerance) return least;
  // One direction alone: the page was busy, or what it sent had to wait, or the clocks differ.
  const alone = least === null ? most : most === null ? least : 0;
  return alone === null || Math.abs(alone) <= tolerance ? 0 : null;
}
