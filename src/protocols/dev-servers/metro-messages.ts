import { textAt } from '../reading/json-value.ts';
import { words } from '../reading/signs.ts';
import type { Protocol } from '../types.ts';

export const metro: Protocol = {
  id: 'metro-hmr',
  name: 'Metro (React Native)',
  identity: {
    paths: ['/hot', '/message'],
    opens: ({ direction, json }) => direction === 'sent' && textAt(json, 'type') === 'register-entrypoints',
  },
  signs: { ping: words('heartbeat'), goodbye: words('GraphNotFoundError') },
  reads: ({ direction, json }) =>
    direction === 'received' &&
    textAt(json, 'type') === 'error' &&
    textAt(json, 'body', 'type') === 'GraphNotFoundError'
      ? { id: 'metro/graph', meaning: 'devRestarted', fix: ['devExpected'], expected: true, final: false }
      : null,
  sources: [
    'https://github.com/facebook/metro/blob/a4e01a99/packages/metro/src/HmrServer.js',
    'https://github.com/facebook/metro/blob/a4e01a99/packages/metro-runtime/src/modules/types.js',
  ],
};
