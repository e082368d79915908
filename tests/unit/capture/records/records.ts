import type { EndedSocket, LiveSocket } from '../../../../src/model/socket.ts';

/** An open socket. */
export function liveRecord(id: string, url = 'ws://a.example/'): LiveSocket {
  return {
    id,
    url,
    api: 'WebSocket',
    context: { kind: 'page', url: 'http://a.example/' },
    state: 'open',
    requestedProtocols: [],
    createdAt: 1,
    firstSeenAt: 1,
    openCall: { stack: [] },
    adopted: false,
    closeCall: null,
    traffic: {
      received: 0,
      sent: 0,
      lastReceivedAt: null,
      lastSentAt: null,
      lastSentSize: null,
      largestSentSize: null,
    },
    openedAt: 2,
    protocol: '',
    extensions: '',
  };
}

/** The same socket, closed with 1000. */
export function endedRecord(id: string, url?: string): EndedSocket {
  return {
    ...liveRecord(id, url),
    state: 'ended',
    everOpened: true,
    openedAt: 2,
    protocol: '',
    extensions: '',
    endedAt: 3,
    ending: {
      kind: 'close-event',
      close: { code: 1000, reason: '', wasClean: true },
      errorEvent: false,
    },
    browserText: null,
    surroundings: { hiddenSince: null, onLine: true },
    network: null,
  };
}
