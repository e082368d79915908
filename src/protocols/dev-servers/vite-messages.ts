import { isLoopbackName } from '../../model/loopback.ts';
import { textAt } from '../reading/json-value.ts';
import { words } from '../reading/signs.ts';
import type { Conversation, Protocol, Saying } from '../types.ts';

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).hostname : '');

function concludes({ subject, wasCut }: Conversation): Saying | null {
  // While the server is away the client probes with sockets of their own, which the server closes with 1000 at once.
  if (subject.protocol === 'vite-ping')
    return { id: 'vite/probe', meaning: 'devProbe', fix: ['devExpected'], expected: true, nearEnd: 60_000 };
  // A server that stops or restarts calls `terminate()` on its sockets. On this machine nobody else is on the way.
  return subject.protocol === 'vite-hmr' && wasCut && isLoopbackName(hostOf(subject.url))
    ? { id: 'vite/cut', meaning: 'devGone', fix: ['devExpected', 'devBack'], expected: true, byCut: true }
    : null;
}

export const vite: Protocol = {
  id: 'vite-hmr',
  name: 'Vite',
  identity: { subprotocols: ['vite-hmr', 'vite-ping'] },
  signs: { ping: words('ping'), goodbye: words('full-reload') },
  reads: ({ direction, json }) =>
    direction === 'received' && textAt(json, 'type') === 'full-reload'
      ? { id: 'vite/full-reload', meaning: 'devReload', fix: ['devExpected'], expected: true }
      : null,
  concludes,
  sources: [
    'https://github.com/vitejs/vite/blob/a98c8d95/packages/vite/types/hmrPayload.d.ts',
    'https://github.com/vitejs/vite/blob/a98c8d95/packages/vite/src/client/client.ts',
    'https://github.com/vitejs/vite/blob/a98c8d95/packages/vite/src/node/server/ws.ts',
    'https://github.com/vitejs/vite/blob/a98c8d95/packages/vite/src/shared/moduleRunnerTransport.ts',
  ],
};
