import { textAt, valueAt } from '../reading/json-value.ts';
import type { MessageView } from '../reading/message-view.ts';
import { saidWhere } from '../reading/shorthand.ts';
import { words } from '../reading/signs.ts';
import type { Protocol, Saying } from '../types.ts';

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
        ...saidWhere(textAt(json, 'reason')),
      };
    case 'nosub':
      return valueAt(json, 'error') === undefined
        ? null
        : { id: 'ddp/nosub', meaning: 'subscriptionEnded', fix: ['joinCheck'], final: false };
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
    opens: (view) =>
      view.direction === 'sent'
        ? isDdp('connect')(view) && Array.isArray(valueAt(view.json, 'support'))
        : isDdp('connected')(view) && textAt(view.json, 'session') !== null,
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
