import { textAt, valueAt } from '../reading/json-value.ts';
import type { MessageView } from '../reading/message-view.ts';
import { typeOf } from '../reading/shorthand.ts';
import { words } from '../reading/signs.ts';
import type { Conversation, Protocol, Saying } from '../types.ts';

/** Reasons of Rails, and AnyCable's two more. */
const reasons = new Map<string, Pick<Saying, 'meaning' | 'fix' | 'expected'>>([
  ['unauthorized', { meaning: 'refusedAuth', fix: ['login'] }],
  ['invalid_request', { meaning: 'badMessage', fix: ['messageFormat'] }],
  ['server_restart', { meaning: 'serverShutdown', fix: ['reconnect'], expected: true }],
  ['remote', { meaning: 'serverEnded', fix: ['serverLog'] }],
  ['idle_timeout', { meaning: 'idle', fix: ['keepAlive'] }],
  ['no_pong', { meaning: 'pongMissing', fix: ['answerPings'] }],
]);

function reads(view: MessageView): Saying | null {
  if (view.direction === 'sent') return null;
  const type = typeOf(view);
  if (type === 'reject_subscription')
    return { id: 'actioncable/reject', meaning: 'joinRefused', fix: ['joinCheck'], final: false };
  if (type !== 'disconnect') return null;
  const reason = textAt(view.json, 'reason') ?? '';
  return {
    id: 'actioncable/disconnect',
    ...(reasons.get(reason) ?? { meaning: 'serverEnded', fix: ['serverLog'] }),
  };
}

/** What Rails chooses where client and server share no version; its client then closes. */
const unsupported = 'actioncable-unsupported';

const concludes = ({ subject }: Conversation): Saying | null =>
  subject.protocol === unsupported
    ? { id: 'actioncable/unsupported', meaning: 'versionMismatch', fix: ['versions'] }
    : null;

const isPing = (view: MessageView) => view.direction === 'received' && typeOf(view) === 'ping';

export const actionCable: Protocol = {
  id: 'actioncable',
  name: 'Action Cable',
  identity: {
    subprotocols: ['actioncable-v1-json', 'actioncable-v1-ext-json', unsupported],
    paths: ['*/cable'],
    opens: (view) =>
      view.direction === 'received' &&
      (typeOf(view) === 'welcome' ||
        (typeOf(view) === 'disconnect' && typeof valueAt(view.json, 'reconnect') === 'boolean')),
  },
  signs: { ping: words('ping'), pong: words('pong'), goodbye: words('disconnect', 'reject_subscription') },
  reads,
  concludes,
  // The server pings every 3 s; the client takes the connection for stale after 6 s.
  heartbeats: () => [
    {
      announced: false,
      interval: 3_000,
      patience: 3_000,
      // connection_monitor.js looks every 6 to 12 s.
      noticedWithin: 12_000,
      whoPings: 'server',
      ping: isPing,
      pong: null,
      anyCounts: false,
    },
  ],
  sources: [
    'https://github.com/rails/rails/blob/2a2db1e8/actioncable/lib/action_cable.rb',
    'https://github.com/rails/rails/blob/2a2db1e8/connection/base.rb',
    'https://github.com/rails/rails/blob/2a2db1e8/server/base.rb',
    'https://github.com/rails/rails/blob/2a2db1e8/connection/internal_channel.rb',
    'https://github.com/rails/rails/blob/2a2db1e8/server/socket/client_socket.rb',
    'https://github.com/rails/rails/blob/2a2db1e8/actioncable/app/javascript/action_cable/connection_monitor.js',
    'https://github.com/rails/rails/blob/2a2db1e8/actioncable/app/javascript/action_cable/connection.js',
    'https://github.com/anycable/anycable-go/blob/0d5e1a3/common/common.go',
    'https://github.com/anycable/anycable-go/blob/0d5e1a3/node/session.go',
    'https://github.com/anycable/anycable-go/blob/0d5e1a3/node/node.go',
  ],
};
