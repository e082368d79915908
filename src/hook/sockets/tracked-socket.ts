import type { Traffic } from '../../model/socket.ts';

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
  /** Whether its counters changed since the last report; such sockets are a linked list. */
  dirty: boolean;
  nextDirty: TrackedSocket | null;
  /** How many calls of `close()` were reported, and whether one of them took effect. */
  closeReports: number;
  closeTookEffect: boolean;
  ended: boolean;
  rehearsed: boolean;
}

/** A new socket, without traffic so far. */
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

/** The counters of a socket; null in a WebSocketStream, whose messages are not counted. */
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
