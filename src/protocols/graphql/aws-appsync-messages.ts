import { durationAt, numberAt, textAt } from '../reading/json-value.ts';
import type { MessageView } from '../reading/message-view.ts';
import { saidWhere, typeOf } from '../reading/shorthand.ts';
import { words } from '../reading/signs.ts';
import type { Conversation, HeartbeatPlan, Protocol, Saying } from '../types.ts';
import { isConnectionInit } from './graphql-ws-messages.ts';

function refusal({ json }: MessageView): Saying {
  const where = textAt(json, 'errors', 0, 'errorType') === null ? ['payload', 'errors', 0] : ['errors', 0];
  const type = textAt(json, ...where, 'errorType');
  const code = numberAt(json, ...where, 'errorCode');
  const unauthorized = type === 'UnauthorizedException' || code === 401;
  const said = textAt(json, ...where, 'message') ?? type;
  return {
    id: 'aws-appsync/connection-error',
    meaning: unauthorized ? 'refusedAuth' : code === 403 ? 'forbidden' : 'handshakeRefused',
    fix: unauthorized ? ['login'] : ['readMessage'],
    ...saidWhere(said),
  };
}

const reads = (view: MessageView): Saying | null =>
  view.direction === 'received' && typeOf(view) === 'connection_error' ? refusal(view) : null;

const readsEvents = (view: MessageView): Saying | null => {
  const type = typeOf(view);
  if (view.direction === 'sent' || (type !== 'subscribe_error' && type !== 'publish_error'))
    return reads(view);
  return {
    ...refusal(view),
    id: 'aws-appsync/refused',
    meaning: 'joinRefused',
    fix: ['login'],
    final: false,
  };
};

const isKeepAlive = (view: MessageView) => view.direction === 'received' && typeOf(view) === 'ka';

/** The client drops a connection without 'ka' for connectionTimeoutMs: inside the payload for GraphQL, beside it for Events. */
function heartbeats({ views }: Conversation): readonly HeartbeatPlan[] {
  const ack = views.find((view) => typeOf(view) === 'connection_ack')?.json;
  const announced =
    durationAt(1, ack, 'payload', 'connectionTimeoutMs') ?? durationAt(1, ack, 'connectionTimeoutMs');
  const interval = announced ?? 300_000;
  const numbers = { announced: announced !== null, interval, patience: 0 };
  return [{ ...numbers, whoPings: 'server', ping: isKeepAlive, pong: null, anyCounts: false }];
}

const hosts = ['*.appsync-realtime-api.*.amazonaws.com'];
const signs = {
  ping: words('ka'),
  goodbye: words('connection_error', 'subscribe_error', 'publish_error'),
};

export const awsAppSync: Protocol = {
  id: 'aws-appsync',
  name: 'AWS AppSync',
  identity: {
    subprotocols: ['graphql-ws'],
    hosts,
    paths: ['/graphql'],
    onlyAtAddress: true,
    opens: isConnectionInit,
  },
  signs,
  reads,
  heartbeats,
  sources: [
    'https://github.com/aws-amplify/amplify-js/blob/36e3ce19/packages/api-graphql/src/Providers/constants.ts',
    'https://github.com/aws-amplify/amplify-js/blob/36e3ce19/AWSWebSocketProvider/index.ts',
    'https://github.com/aws-amplify/amplify-js/blob/36e3ce19/packages/api-graphql/src/Providers/AWSWebSocketProvider/index.ts',
    'https://github.com/aws-amplify/amplify-js/blob/36e3ce19/packages/api-graphql/src/Providers/AWSAppSyncRealTimeProvider/index.ts',
    'https://github.com/aws-amplify/amplify-js/blob/36e3ce19/AWSAppSyncEventsProvider/index.ts',
  ],
};

export const awsAppSyncEvents: Protocol = {
  id: 'aws-appsync-events',
  name: 'AWS AppSync Events',
  identity: {
    subprotocols: ['aws-appsync-event-ws'],
    hosts,
    paths: ['/event/realtime'],
    onlyAtAddress: true,
    opens: isConnectionInit,
  },
  signs,
  reads: readsEvents,
  heartbeats,
  sources: [
    'https://github.com/aws-amplify/amplify-js/blob/36e3ce19/packages/api-graphql/src/Providers/constants.ts',
    'https://github.com/aws-amplify/amplify-js/blob/36e3ce19/AWSAppSyncEventsProvider/index.ts',
    'https://github.com/aws-amplify/amplify-js/blob/36e3ce19/packages/api-graphql/src/Providers/AWSAppSyncEventsProvider/index.ts',
  ],
};
