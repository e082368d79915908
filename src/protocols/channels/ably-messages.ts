import { durationAt, numberAt, textAt, valueAt } from '../reading/json-value.ts';
import type { MessageView } from '../reading/message-view.ts';
import type { Conversation, HeartbeatPlan, Protocol, Saying } from '../types.ts';

const actionOf = ({ json }: MessageView) => numberAt(json, 'action');

const answers = new Map<number, Pick<Saying, 'meaning' | 'fix'>>([
  [40101, { meaning: 'refusedAuth', fix: ['login'] }],
  [40142, { meaning: 'tokenExpired', fix: ['renew'] }],
  [40160, { meaning: 'forbidden', fix: ['permission'] }],
  [40400, { meaning: 'notFound', fix: ['checkName'] }],
  [80021, { meaning: 'rateLimited', fix: ['slower'] }],
]);

function reads(view: MessageView): Saying | null {
  // An error with a channel concerns that channel only.
  if (view.direction === 'sent' || valueAt(view.json, 'channel') !== undefined) return null;
  const code = numberAt(view.json, 'error', 'code');
  const text = textAt(view.json, 'error', 'message');
  const saidWhere = code === null ? {} : { said: text === null ? `${code}` : `${code} ${text}` };
  const answer = answers.get(code ?? 0);
  switch (actionOf(view)) {
    case 6:
      return {
        id: 'ably/disconnected',
        meaning: 'reconnectAsked',
        fix: ['reconnect'],
        ...answer,
        ...saidWhere,
      };
    case 8:
      return { id: 'ably/closed', meaning: 'ended', fix: ['nothing'], expected: true };
    case 9:
      return { id: 'ably/error', meaning: 'serverError', fix: ['readMessage'], ...answer, ...saidWhere };
    default:
      return null;
  }
}

/** The client drops the transport ten seconds after the idle interval that the server announced. */
function heartbeats({ views }: Conversation): readonly HeartbeatPlan[] {
  const connected = views.find((view) => view.direction === 'received' && actionOf(view) === 4);
  const interval = durationAt(1, connected?.json, 'connectionDetails', 'maxIdleInterval');
  const ping = (view: MessageView) => actionOf(view) === 0;
  return interval === null
    ? []
    : [
        {
          announced: true,
          interval,
          patience: 10_000,
          whoPings: 'server',
          ping,
          pong: null,
          anyCounts: true,
        },
      ];
}

export const ably: Protocol = {
  id: 'ably',
  name: 'Ably',
  identity: {
    hosts: ['realtime.ably.io', '*.ably.net', '*.ably-realtime.com', '*.ably.io'],
    onlyAtAddress: true,
    opens: (view) => view.direction === 'received' && [4, 9].includes(actionOf(view) ?? -1),
  },
  signs: {
    ping: [{ has: '"action":0' }],
    goodbye: [{ has: '"action":6' }, { has: '"action":8' }, { has: '"action":9' }],
  },
  reads,
  heartbeats,
  sources: [
    'https://github.com/ably/ably-js/blob/7fa7dc59/src/common/lib/transport/transport.ts',
    'https://github.com/ably/ably-common/blob/1a700cc/protocol/errors.json',
    'https://github.com/ably/ably-js/blob/7fa7dc59/src/common/lib/types/protocolmessagecommon.ts',
    'https://github.com/ably/ably-js/blob/7fa7dc59/util/defaults.ts',
    'https://github.com/ably/ably-js/blob/7fa7dc59/src/common/lib/util/defaults.ts',
  ],
};
