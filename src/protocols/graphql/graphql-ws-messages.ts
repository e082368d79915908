import { textAt, valueAt } from '../reading/json-value.ts';
import type { MessageView } from '../reading/message-view.ts';
import { saidWhere, typeOf } from '../reading/shorthand.ts';
import { words } from '../reading/signs.ts';
import type { Conversation, Protocol, Saying } from '../types.ts';

/** Hasura sends a fatal error with a bare text as payload, and then closes with 1000. */
function readModern(view: MessageView): Saying | null {
  const said = textAt(view.json, 'payload');
  return view.direction === 'received' && typeOf(view) === 'error' && said !== null
    ? {
        id: 'graphql-transport-ws/error',
        meaning: 'serverReportedError',
        fix: ['readMessage'],
        final: false,
        said,
      }
    : null;
}

/** The library closes with 1011 ten milliseconds after `connection_error`; Hasura's payload is a bare text. */
function readLegacy(view: MessageView): Saying | null {
  if (view.direction === 'sent')
    return typeOf(view) === 'connection_terminate'
      ? { id: 'graphql-ws/terminate', meaning: 'pageEnded', fix: ['pageSaid'], expected: true }
      : null;
  if (typeOf(view) !== 'connection_error') return null;
  const said = textAt(view.json, 'payload', 'message') ?? textAt(view.json, 'payload');
  return {
    id: 'graphql-ws/connection-error',
    meaning: 'refusedAuth',
    fix: ['graphqlInit'],
    ...saidWhere(said),
  };
}

/**
 * A server of subscriptions-transport-ws closes with 1002 at once where it does not know the client's subprotocol. It
 * leaves the choice to the WebSocket library, so that the client's may seem to be agreed on.
 */
const infers = ({ bareCode, unread, views }: Conversation): Saying | null =>
  bareCode === 1002 && !unread.includes('received') && views.every(({ direction }) => direction === 'sent')
    ? { id: 'graphql-ws/subprotocol', meaning: 'subprotocolMismatch', fix: ['graphqlProtocol'] }
    : null;

const isKeepAlive = (view: MessageView) => view.direction === 'received' && typeOf(view) === 'ka';

/** The close codes of 44xx carry its fatal errors; no message does. */
export const graphqlTransportWs: Protocol = {
  id: 'graphql-transport-ws',
  name: 'GraphQL (graphql-transport-ws)',
  identity: { subprotocols: ['graphql-transport-ws'] },
  signs: { ping: words('ping'), pong: words('pong'), goodbye: [{ has: '"error"', from: 'received' }] },
  reads: readModern,
  infers,
  sources: [
    'https://github.com/enisdenjo/graphql-ws/blob/af4f5c9/PROTOCOL.md',
    'https://github.com/enisdenjo/graphql-ws/blob/af4f5c9/src/common.ts',
    'https://github.com/enisdenjo/graphql-ws/blob/af4f5c9/src/server.ts',
    'https://github.com/enisdenjo/graphql-ws/blob/af4f5c9/src/client.ts',
    'https://github.com/enisdenjo/graphql-ws/blob/af4f5c9/src/use/ws.ts',
    'https://github.com/hasura/graphql-engine/blob/05f66391/server/src-lib/Hasura/GraphQL/Transport/WebSocket/Protocol.hs',
    'https://github.com/hasura/graphql-engine/blob/0fcff288/server/src-lib/Hasura/GraphQL/Transport/WSServerApp.hs',
    'https://github.com/apollographql/subscriptions-transport-ws/blob/36f3f6f/PROTOCOL.md',
    'https://github.com/apollographql/subscriptions-transport-ws/blob/36f3f6f/src/server.ts',
  ],
};

export const graphqlWsLegacy: Protocol = {
  id: 'graphql-ws-legacy',
  name: 'GraphQL (subscriptions-transport-ws)',
  identity: { subprotocols: ['graphql-ws'] },
  signs: { ping: words('ka'), goodbye: words('connection_error', 'connection_terminate') },
  reads: readLegacy,
  infers,
  // The client begins to watch with the first 'ka', and gives up after 30 s without one.
  heartbeats: ({ views }) =>
    views.some(isKeepAlive)
      ? [
          {
            announced: false,
            interval: 30_000,
            patience: 0,
            whoPings: 'server',
            ping: isKeepAlive,
            pong: null,
            anyCounts: false,
          },
        ]
      : [],
  sources: [
    'https://github.com/apollographql/subscriptions-transport-ws/blob/36f3f6f/src/server.ts',
    'https://github.com/apollographql/subscriptions-transport-ws/blob/36f3f6f/PROTOCOL.md',
    'https://github.com/apollographql/subscriptions-transport-ws/blob/36f3f6f/src/defaults.ts',
    'https://github.com/enisdenjo/graphql-ws/blob/af4f5c9/PROTOCOL.md',
    'https://github.com/enisdenjo/graphql-ws/blob/af4f5c9/src/common.ts',
  ],
};

/** True for the client's first message in either protocol. */
export const isConnectionInit = (view: MessageView): boolean =>
  view.direction === 'sent' && valueAt(view.json, 'type') === 'connection_init';
