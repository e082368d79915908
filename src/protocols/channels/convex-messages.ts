import { textAt } from '../reading/json-value.ts';
import type { MessageView } from '../reading/message-view.ts';
import { saidWhere, typeOf } from '../reading/shorthand.ts';
import { words } from '../reading/signs.ts';
import type { Protocol, Saying } from '../types.ts';

function readsConvex(view: MessageView): Saying | null {
  const said = saidWhere(textAt(view.json, 'error'));
  if (view.direction === 'sent') return null;
  if (typeOf(view) === 'FatalError')
    return { id: 'convex/fatal', meaning: 'serverError', fix: ['readMessage'], ...said };
  return typeOf(view) === 'AuthError'
    ? { id: 'convex/auth', meaning: 'refusedAuth', fix: ['login', 'renew'], ...said }
    : null;
}

export const convex: Protocol = {
  id: 'convex',
  name: 'Convex',
  identity: {
    hosts: ['*.convex.cloud'],
    paths: ['/api/*/sync'],
    onlyAtAddress: true,
    opens: (view) => view.direction === 'sent' && typeOf(view) === 'Connect',
  },
  signs: { ping: words('Ping'), goodbye: words('FatalError', 'AuthError') },
  reads: readsConvex,
  // The client drops a server that was silent for 60 s; how often the server pings was not read.
  heartbeats: () => [
    {
      announced: false,
      interval: 60_000,
      patience: 0,
      whoPings: 'server',
      ping: (view) => typeOf(view) === 'Ping',
      pong: null,
      anyCounts: true,
    },
  ],
  sources: [
    'https://github.com/get-convex/convex-js/blob/8e20ab9/src/browser/sync/protocol.ts',
    'https://github.com/get-convex/convex-js/blob/8e20ab9/src/browser/sync/web_socket_manager.ts',
  ],
};
