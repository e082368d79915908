import type { Traffic } from '../model/socket.ts';

/** What the hook keeps of one socket that it reports. */
export interface Watch {
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
  moved: boolean;
  nextMoved: Watch | null;
  /** Calls of `close()` reported, and whether one of them took effect. */
  closeReports: number;
  closeTookEffect: boolean;
  ended: boolean;
  rehearsed: boolean;
}

/** A watch on a socket nothing is known of yet. */
export function createWatch(number: number, socket: object, api: Watch['api']): Watch {
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
    moved: false,
    nextMoved: null,
    closeReports: 0,
    closeTookEffect: false,
    ended: false,
    rehearsed: false,
  };
}

/** Its counters; those of a WebSocketStream are unknown. */
export function trafficOf(watch: Watch): Traffic {
  const counted = watch.api === 'WebSocket';
  return {
    received: counted ? watch.received : null,
    sent: counted ? watch.sent : null,
    lastReceivedAt: watch.lastReceivedAt,
    lastSentAt: watch.lastSentAt,
    lastSentSize: watch.lastSentSize,
    largestSentSize: watch.largestSentSize,
  };
}
