import { textAt } from '../reading/json-value.ts';
import { words } from '../reading/signs.ts';
import type { Protocol } from '../types.ts';

export const vite: Protocol = {
  id: 'vite-hmr',
  name: 'Vite',
  identity: { subprotocols: ['vite-hmr', 'vite-ping'] },
  signs: { ping: words('ping'), goodbye: words('full-reload') },
  reads: ({ direction, json }) =>
    direction === 'received' && textAt(json, 'type') === 'full-reload'
      ? { id: 'vite/full-reload', meaning: 'devReload', fix: ['devExpected'], expected: true }
      : null,
  // While the server is away the client probes with sockets of their own, which the server closes with 1000 at once.
  concludes: ({ subject }) =>
    subject.protocol === 'vite-ping'
      ? { id: 'vite/probe', meaning: 'devProbe', fix: ['devExpected'], expected: true, nearEnd: 60_000 }
      : null,
  sources: [
    'https://github.com/vitejs/vite/blob/a98c8d95/packages/vite/types/hmrPayload.d.ts',
    'https://github.com/vitejs/vite/blob/a98c8d95/packages/vite/src/client/client.ts',
    'https://github.com/vitejs/vite/blob/a98c8d95/packages/vite/src/node/server/ws.ts',
    'https://github.com/vitejs/vite/blob/a98c8d95/packages/vite/src/shared/moduleRunnerTransport.ts',
  ],
};
