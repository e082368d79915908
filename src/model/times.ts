import type { SocketRecord } from './socket.ts';

const endOf = (socket: SocketRecord, now: number): number =>
  socket.state === 'ended' ? socket.endedAt : now;

/** Milliseconds from opening, or else from the attempt, to the end or to `now`; null where neither beginning was seen. */
export function lifetime(socket: SocketRecord, now: number): number | null {
  const from = (socket.state === 'connecting' ? null : socket.openedAt) ?? socket.createdAt;
  return from === null ? null : Math.max(0, endOf(socket, now) - from);
}

/** Whose data is counted: a timer may be reset by the bytes of both sides, or of one only. */
export type CountedSide = 'both' | 'from-server' | 'from-page';

const later = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? (one ?? other) : Math.max(one, other);

/**
 * Milliseconds without a message that counts before the end, or until `now`. Where none came, it counts from the
 * opening, but only if the messages were counted; null where nobody can tell.
 */
export function idleTime(socket: SocketRecord, now: number, counts: CountedSide = 'both'): number | null {
  if (socket.state === 'connecting') return null;
  const { received, sent, lastReceivedAt, lastSentAt } = socket.traffic;
  const countsServer = counts !== 'from-page';
  const countsPage = counts !== 'from-server';
  const counted = !(countsServer && received === null) && !(countsPage && sent === null);
  const data = later(countsServer ? lastReceivedAt : null, countsPage ? lastSentAt : null);
  const last = later(data, counted ? socket.openedAt : null);
  return last === null ? null : Math.max(0, endOf(socket, now) - last);
}
