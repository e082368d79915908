import { textAt } from '../reading/json-value.ts';
import type { MessageView } from '../reading/message-view.ts';
import type { Protocol, Saying } from '../types.ts';

/** Control messages {t:'c', d:{t, d}}, and revocations {t:'d', d:{a}}. */
function reads({ direction, json }: MessageView): Saying | null {
  if (direction === 'sent') return null;
  const said = textAt(json, 'd', 'd');
  const saidWhere = said === null ? {} : { said };
  if (textAt(json, 't') === 'd')
    return ['ac', 'apc', 'c'].includes(textAt(json, 'd', 'a') ?? '')
      ? { id: 'firebase/revoked', meaning: 'revoked', fix: ['renew', 'firebase'], final: false }
      : null;
  if (textAt(json, 't') !== 'c') return null;
  switch (textAt(json, 'd', 't')) {
    case 's':
      return {
        id: 'firebase/shutdown',
        meaning: 'serverEnded',
        fix: ['readMessage', 'firebase'],
        ...saidWhere,
      };
    case 'r':
      return { id: 'firebase/reset', meaning: 'moved', fix: ['reconnect'], expected: true, ...saidWhere };
    case 'e':
      return {
        id: 'firebase/error',
        meaning: 'serverReportedError',
        fix: ['firebase'],
        final: false,
        ...saidWhere,
      };
    default:
      return null;
  }
}

export const firebase: Protocol = {
  id: 'firebase-rtdb',
  name: 'Firebase Realtime Database',
  identity: {
    hosts: ['*.firebaseio.com', '*.firebasedatabase.app'],
    paths: ['/.ws'],
    onlyAtAddress: true,
    opens: ({ json }) => textAt(json, 't') === 'c' && textAt(json, 'd', 't') === 'h',
  },
  signs: {
    ping: [{ is: '0', from: 'sent' }],
    goodbye: [
      { starts: '{"t":"c"', from: 'received' },
      ...['ac', 'apc', 'c'].map((action) => ({ has: `"a":"${action}"`, from: 'received' }) as const),
    ],
  },
  reads,
  sources: [
    'https://github.com/firebase/firebase-js-sdk/blob/6f865964/packages/database/src/realtime/Connection.ts',
    'https://github.com/firebase/firebase-js-sdk/blob/6f865964/packages/database/src/core/PersistentConnection.ts',
    'https://github.com/firebase/firebase-js-sdk/blob/6f865964/packages/database/src/realtime/WebSocketConnection.ts',
  ],
};
