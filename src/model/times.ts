import type { SocketRecord } from './socket.ts';

const endOf = (socket: SocketRecord, now: number): number =>
  socket.state === 'ended' ? socket.endedAt : now;

/** Milliseconds from opening, or else from the attempt, to the end or to `now`; null where neither beginning was seen. */
export function lifetime(socket: SocketRecord, now: number): number | null {
  const from = (socket.state === 'connecting' ? null : socket.openedAt) ?? socket.createdAt;
  return from === null ? null : Math.max(0, endOf(socket, now) - from);
}

/**
 * Milliseconds without a message either way before the end, or until `now`. Where none came, it counts from the
 * opening, but only if both directions were counted; null where nobody can tell.
 */
export function idleTime(socket: SocketRecord, now: number): number | null {
  if (socket.state === 'connecting') return null;
  const { received, sent, lastReceivedAt, lastSentAt } = socket.traffic;
  const counted = received !== null && sent !== null;
  const times = [lastReceivedAt, lastSentAt, counted ? socket.openedAt : null].filter((at) => at !== null);
  return times.length === 0 ? null : Math.max(0, endOf(socket, now) - Math.max(...times));
}
