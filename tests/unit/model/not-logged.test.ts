import { expect, test } from 'vitest';
import { type NotLogged, whyNotLogged } from '../../../src/model/not-logged.ts';
import type { EndedSocket, Ending } from '../../../src/model/socket.ts';
import { endedSocket } from './sockets.ts';

const handshake = { status: 101, requestHeaders: [], responseHeaders: [] };
const gone = (why: 'page-left' | 'worker-ended' | 'renderer-crashed'): Ending => ({ kind: 'gone', why });
const threw = { kind: 'threw', exceptionName: 'SyntaxError', exceptionMessage: '' } as const;

test.each<[NotLogged | null, Partial<EndedSocket>]>([
  [null, { network: { handshake, received: 0, sent: 0, messages: [] } }],
  ['no-entry', {}],
  ['ambiguous', { networkAmbiguous: true }],
  ['shared-worker', { context: { kind: 'shared-worker', url: '' } }],
  ['opened-before', { adopted: true, createdAt: null }],
  ['opened-before', { ending: { kind: 'logged-only' } }],
  ['never-sent', { ending: threw }],
  ['never-sent', { ending: { kind: 'error-only' } }],
  ['page-left', { ending: gone('page-left') }],
  ['page-left', { ending: gone('renderer-crashed') }],
  ['no-entry', { ending: gone('worker-ended') }],
])('%s: %j', (why, changes) => {
  expect(whyNotLogged(endedSocket(changes), 'chromium')).toBe(why);
});

test.each<[NotLogged | null, Partial<EndedSocket>]>([
  [null, { network: { handshake, received: 0, sent: 0, messages: [] } }],
  ['no-request', {}],
  ['before-recording', { adopted: true, createdAt: null }],
  ['never-sent', { ending: threw }],
])('in Firefox, %s: %j', (why, changes) => {
  expect(whyNotLogged(endedSocket(changes), 'firefox')).toBe(why);
});
