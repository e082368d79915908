import type { EndedSocket, Ending, OpenSocket } from '../../../src/model/socket.ts';
import type { Traffic } from '../../../src/model/traffic.ts';

/** Counters of a socket on which nothing was sent or received. */
export const noTraffic: Traffic = {
  received: 0,
  sent: 0,
  lastReceivedAt: null,
  lastSentAt: null,
  lastSentSize: null,
  largestSentSize: null,
};

/** The ending that a CloseEvent makes. */
export const closeEvent = (
  code: number,
  reason = '',
  wasClean = code !== 1006,
  errorEvent = !wasClean,
): Ending => ({ kind: 'close-event', close: { code, reason, wasClean }, errorEvent });

/** An open socket with plain values; a test changes what it is about. */
export const openSocket = (changes: Partial<OpenSocket> = {}): OpenSocket => ({
  id: 's1',
  url: 'wss://api.example.test/live?room=5&token=hunter2secret',
  api: 'WebSocket',
  context: { kind: 'page', url: 'https://shop.example.test/cart' },
  state: 'open',
  requestedProtocols: [],
  createdAt: 1_000,
  firstSeenAt: 1_000,
  openCall: null,
  adopted: false,
  closeCall: null,
  traffic: noTraffic,
  openedAt: 1_100,
  protocol: '',
  extensions: '',
  ...changes,
});

/** A socket that was cut, with plain values; a test changes what it is about. */
export const endedSocket = (changes: Partial<EndedSocket> = {}): EndedSocket => ({
  ...openSocket(),
  traffic: {
    received: 3,
    sent: 2,
    lastReceivedAt: 2_000,
    lastSentAt: 1_500,
    lastSentSize: 10,
    largestSentSize: 64,
  },
  state: 'ended',
  everOpened: true,
  endedAt: 5_000,
  ending: closeEvent(1006),
  browserText: null,
  surroundings: { hiddenSince: null, onLine: true },
  network: null,
  ...changes,
});
