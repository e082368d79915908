import { numberAt, textAt, valueAt } from '../reading/json-value.ts';
import type { MessageView } from '../reading/message-view.ts';
import { words } from '../reading/signs.ts';
import type { Protocol, Saying } from '../types.ts';

const typeOf = ({ json }: MessageView) => textAt(json, 'type');
const quoted = (said: string | null) => (said === null ? {} : { said });

export const azureWebPubSub: Protocol = {
  id: 'azure-webpubsub',
  name: 'Azure Web PubSub',
  identity: { subprotocols: ['json.webpubsub.azure.v1', 'json.reliable.webpubsub.azure.v1'] },
  signs: { goodbye: words('disconnected') },
  reads: (view) =>
    view.direction === 'received' &&
    typeOf(view) === 'system' &&
    textAt(view.json, 'event') === 'disconnected'
      ? {
          id: 'azure-webpubsub/disconnected',
          meaning: 'serverEnded',
          fix: ['readMessage', 'renew'],
          ...quoted(textAt(view.json, 'message')),
        }
      : null,
  sources: [
    'https://github.com/Azure/azure-webpubsub/blob/94a4d9f2/protocols/client/client-spec.md',
    'https://github.com/Azure/azure-sdk-for-js/blob/351b295c/sdk/web-pubsub/web-pubsub-client/src/protocols/jsonProtocolBase.ts',
  ],
};

function readsConvex(view: MessageView): Saying | null {
  const said = quoted(textAt(view.json, 'error'));
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
    const said = quoted(textAt(view.json, 'data', 'message'));
    return code === 1008
      ? { id: 'appwrite/error', meaning: 'forbidden', fix: ['readMessage', 'permission'], ...said }
      : { id: 'appwrite/error', meaning: 'serverReportedError', fix: ['readMessage'], final: false, ...said };
  },
  sources: [
    'https://github.com/appwrite/appwrite/blob/0cefd061/app/realtime.php',
    'https://github.com/appwrite/appwrite/blob/0cefd061/app/config/errors.php',
  ],
};

function readsDdp({ direction, json }: MessageView): Saying | null {
  if (direction === 'sent') return null;
  switch (textAt(json, 'msg')) {
    case 'failed':
      return { id: 'ddp/failed', meaning: 'versionMismatch', fix: ['versions'] };
    case 'error':
      return {
        id: 'ddp/error',
        meaning: 'badMessage',
        fix: ['messageFormat'],
        final: false,
        ...quoted(textAt(json, 'reason')),
      };
    case 'nosub':
      return valueAt(json, 'error') === undefined
        ? null
        : { id: 'ddp/nosub', meaning: 'joinRefused', fix: ['joinCheck'], final: false };
    default:
      return null;
  }
}

const isDdp = (name: string) => (view: MessageView) => textAt(view.json, 'msg') === name;

export const meteorDdp: Protocol = {
  id: 'meteor-ddp',
  name: 'Meteor DDP',
  identity: {
    paths: ['*/websocket'],
    opens: (view) => isDdp(view.direction === 'sent' ? 'connect' : 'connected')(view),
  },
  signs: { ping: words('ping'), pong: words('pong'), goodbye: words('failed', 'error', 'nosub') },
  reads: readsDdp,
  // Either side pings after silence (server 15 s, client 17.5 s), and gives up 15 s later.
  heartbeats: () =>
    (['server', 'page'] as const).map((whoPings) => ({
      announced: false,
      interval: whoPings === 'server' ? 15_000 : 17_500,
      patience: 15_000,
      // Silence of one side makes the other one ping; it ends nothing by itself.
      silence: Number.POSITIVE_INFINITY,
      whoPings,
      ping: isDdp('ping'),
      pong: isDdp('pong'),
      anyCounts: true,
    })),
  sources: [
    'https://github.com/meteor/meteor/blob/02406112/packages/ddp/DDP.md',
    'https://github.com/meteor/meteor/blob/02406112/packages/ddp-server/livedata_server.js',
    'https://github.com/meteor/meteor/blob/02406112/packages/ddp-common/heartbeat.js',
    'https://github.com/meteor/meteor/blob/02406112/packages/ddp-client/common/livedata_connection.js',
  ],
};
