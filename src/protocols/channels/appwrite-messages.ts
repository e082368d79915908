import { numberAt, textAt, valueAt } from '../reading/json-value.ts';
import { saidWhere, typeOf } from '../reading/shorthand.ts';
import type { Protocol } from '../types.ts';

export const appwrite: Protocol = {
  id: 'appwrite-realtime',
  name: 'Appwrite Realtime',
  identity: {
    paths: ['/v1/realtime'],
    query: ['project'],
    opens: (view) =>
      view.direction === 'received' &&
      (typeOf(view) === 'connected'
        ? Array.isArray(valueAt(view.json, 'data', 'channels'))
        : numberAt(view.json, 'data', 'code') !== null),
  },
  signs: { goodbye: [{ has: '"error"', from: 'received' }] },
  reads: (view) => {
    const code = numberAt(view.json, 'data', 'code');
    if (view.direction === 'sent' || typeOf(view) !== 'error' || code === null) return null;
    const said = saidWhere(textAt(view.json, 'data', 'message'));
    return code === 1008
      ? { id: 'appwrite/error', meaning: 'forbidden', fix: ['readMessage', 'permission'], ...said }
      : { id: 'appwrite/error', meaning: 'serverReportedError', fix: ['readMessage'], final: false, ...said };
  },
  sources: [
    'https://github.com/appwrite/appwrite/blob/0cefd061/app/realtime.php',
    'https://github.com/appwrite/appwrite/blob/0cefd061/app/config/errors.php',
  ],
};
