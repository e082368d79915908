import { textAt, valueAt } from '../reading/json-value.ts';
import type { Protocol } from '../types.ts';

export const parcel: Protocol = {
  id: 'parcel-hmr',
  name: 'Parcel',
  identity: {
    paths: ['/'],
    onlyAtAddress: true,
    opens: ({ direction, json }) =>
      direction === 'received' &&
      textAt(json, 'type') === 'error' &&
      Array.isArray(valueAt(json, 'diagnostics', 'ansi')) &&
      Array.isArray(valueAt(json, 'diagnostics', 'html')),
  },
  signs: { goodbye: [{ is: '{"type":"reload"}', from: 'received' }] },
  reads: ({ direction, json }) =>
    direction === 'received' && textAt(json, 'type') === 'reload'
      ? { id: 'parcel/reload', meaning: 'devReload', fix: ['devExpected'], expected: true }
      : null,
  sources: [
    'https://github.com/parcel-bundler/parcel/blob/96d88140/packages/reporters/dev-server/src/HMRServer.js',
  ],
};
