import type { Traffic } from '../model/socket.ts';

/** What the hook keeps of one socket that it reports. */
export interface TrackedSocket {
  readonly number: number;
  readonly socket: object;
  readonly api: 'WebSocket' | 'WebSocketStream';
  /** Messages, not bytes. */
  received: number;
  sent: number;
  lastReceivedAt: number | null;
  lastSentAt: number | null;
  lastSentSize: number | null;
  largestSentSize: number | null;
  /** Whether it stands in the list of sockets that had traffic, and the next one there. */
  dirty: boolean;
  nextDirty: TrackedSocket | null;
  /** Calls of `close()` reported, and whether one of them took effect. */
  closeReports: number;
  closeTookEffect: boolean;
  ended: boolean;
  rehearsed: boolean;
}

/** A watch on a socket nothing is known of yet. */
export function createTrackedSocket(
  number: number,
  socket: object,
  api: TrackedSocket['api'],
): TrackedSocket {
  return {
    number,
    socket,
    api,
    received: 0,
    sent: 0,
    lastReceivedAt: null,
    lastSentAt: null,
    lastSentSize: null,
    largestSentSize: null,
    dirty: false,
    nextDirty: null,
    closeReports: 0,
    closeTookEffect: false,
    ended: false,
    rehearsed: false,
  };
}

/** Its counters; those of a WebSocketStream are unknown. */
export function trafficOf(tracked: TrackedSocket): Traffic {
  const counted = tracked.api === 'WebSocket';
  return {
    received: counted ? tracked.received : null,
    sent: counted ? tracked.sent : null,
    lastReceivedAt: tracked.lastReceivedAt,
    lastSentAt: tracked.lastSentAt,
    lastSentSize: tracked.lastSentSize,
    largestSentSize: tracked.largestSentSize,
  };
}
