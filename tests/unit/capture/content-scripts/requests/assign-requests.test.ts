import { expect, test } from 'vitest';
import { assignRequests } from '../../../../../src/capture/content-scripts/requests/assign-requests.ts';
import type { ObservedRequest } from '../../../../../src/capture/content-scripts/requests/observed-request.ts';
import { createdSocket, openedSocket } from '../../../../../src/capture/records/socket-records.ts';
import type { LiveSocket } from '../../../../../src/model/socket.ts';

const request = (id: string, startedAt: number, facts: Partial<ObservedRequest> = {}): ObservedRequest => ({
  requestId: id,
  documentId: 'd',
  documentUrl: '',
  originUrl: '',
  url: 'ws://a.example/',
  startedAt,
  endedAt: startedAt + 10,
  handshake: { status: 101, requestHeaders: [], responseHeaders: [] },
  error: null,
  ...facts,
});

const socket = (id: string, at: number): LiveSocket =>
  createdSocket(
    id,
    { kind: 'page', url: '' },
    {
      type: 'created',
      socket: 1,
      api: 'WebSocket',
      url: 'ws://a.example/',
      protocols: [],
      at,
      stack: [],
    },
  );

const opened = (live: LiveSocket): LiveSocket =>
  openedSocket(live, { type: 'opened', socket: 1, protocol: '', extensions: '', at: 2_000 });

const closed = (live: LiveSocket, at: number): LiveSocket => ({
  ...live,
  closeCall: { code: null, reason: '', at, stack: [] },
});

const pairs = (requests: readonly ObservedRequest[], sockets: readonly LiveSocket[]) =>
  [...assignRequests(requests, sockets)].map(([{ id }, { requestId }]) => `${id} ${requestId}`);

test.each([
  [
    'in the order of their making',
    [request('r1', 1_000), request('r2', 1_000)],
    [socket('a', 1_000), socket('b', 1_000)],
    ['a r1', 'b r2'],
  ],
  ['not to a socket that was made later', [request('r1', 849)], [socket('a', 1_000)], []],
  ['to one whose clock is behind', [request('r1', 850)], [socket('a', 1_000)], ['a r1']],
  [
    'not to one that opened, where the answer was a refusal',
    [request('r1', 1_000, { handshake: { status: 401, requestHeaders: [], responseHeaders: [] } })],
    [opened(socket('a', 1_000)), socket('b', 1_000)],
    ['b r1'],
  ],
  [
    'not to one that was closed before its request could begin',
    [request('r1', 1_010)],
    [closed(socket('a', 1_000), 1_001), socket('b', 1_002)],
    ['b r1'],
  ],
  [
    'to one that was closed while it connected',
    [request('r1', 1_010)],
    [closed(socket('a', 1_000), 1_010)],
    ['a r1'],
  ],
] as const)('requests go %s', (_, requests, sockets, expected) => {
  expect(pairs(requests, sockets)).toEqual(expected);
});
