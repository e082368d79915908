import { durationAt, numberAt, parseJson, textAt, valueAt } from '../reading/json-value.ts';
import { type MessageView, readLength } from '../reading/message-view.ts';
import { words } from '../reading/signs.ts';
import type { Conversation, HeartbeatPlan, Protocol, Saying } from '../types.ts';

/** Replies of one message: several may stand in it, a line each. */
const lineLimit = 32;

const repliesOf = ({ text }: MessageView): readonly unknown[] =>
  text.startsWith('{') ? text.split('\n', lineLimit).map((line) => parseJson(line, readLength)) : [];

const answers = new Map<number, Pick<Saying, 'meaning' | 'fix' | 'expected'>>([
  [109, { meaning: 'tokenExpired', fix: ['renew'] }],
  [3001, { meaning: 'serverShutdown', fix: ['reconnect'], expected: true }],
  [3005, { meaning: 'tokenExpired', fix: ['renew'] }],
  [3008, { meaning: 'tooSlow', fix: ['readFaster'] }],
  [3011, { meaning: 'reconnectAsked', fix: ['reconnect'], expected: true }],
  [3012, { meaning: 'pongMissing', fix: ['answerPings'] }],
  [3013, { meaning: 'rateLimited', fix: ['slower'] }],
  [3500, { meaning: 'refusedAuth', fix: ['login'] }],
  [3501, { meaning: 'badMessage', fix: ['messageFormat'] }],
  [3504, { meaning: 'tooManyConnections', fix: ['limits'] }],
  [3507, { meaning: 'forbidden', fix: ['permission'] }],
]);

function saying(code: number | null, text: string | null, final: boolean): Saying | null {
  if (code === null) return null;
  const answer = answers.get(code) ?? {
    meaning: final ? 'serverEnded' : 'serverReportedError',
    fix: ['readMessage'],
  };
  return {
    id: 'centrifugo/disconnect',
    ...answer,
    final,
    codes: [code],
    said: text === null ? `${code}` : `${code} ${text}`,
  };
}

function reads(view: MessageView): Saying | null {
  if (view.direction === 'sent') return null;
  for (const reply of repliesOf(view)) {
    const pushed = valueAt(reply, 'push', 'disconnect') ?? valueAt(reply, 'disconnect');
    const found =
      saying(numberAt(pushed, 'code'), textAt(pushed, 'reason'), true) ??
      saying(numberAt(reply, 'error', 'code'), textAt(reply, 'error', 'message'), false);
    if (found) return found;
  }
  return null;
}

const isEmpty = ({ text }: MessageView) => text === '{}';

/** The server pings with '{}'; a client that was asked to must answer within ten seconds, and itself waits ten longer. */
function heartbeats({ views }: Conversation): readonly HeartbeatPlan[] {
  const connect = views
    .filter(({ direction }) => direction === 'received')
    .flatMap(repliesOf)
    .map((reply) => valueAt(reply, 'connect'))
    .find((result) => result !== undefined);
  const interval = durationAt(1_000, connect, 'ping');
  if (interval === null) return [];
  const pong = valueAt(connect, 'pong') === true ? isEmpty : null;
  return [
    {
      announced: true,
      interval,
      patience: 10_000,
      whoPings: 'server',
      ping: isEmpty,
      pong,
      anyCounts: false,
    },
  ];
}

export const centrifugo: Protocol = {
  id: 'centrifugo',
  name: 'Centrifugo',
  identity: {
    subprotocols: ['centrifuge-json'],
    paths: ['*/connection/websocket'],
    opens: (view) => repliesOf(view).some((reply) => valueAt(reply, 'connect', 'client') !== undefined),
  },
  signs: {
    ping: [{ is: '{}', from: 'received' }],
    pong: [{ is: '{}', from: 'sent' }],
    goodbye: words('disconnect', 'error'),
  },
  reads,
  heartbeats,
  sources: [
    'https://github.com/centrifugal/centrifuge/blob/1d8f99f1/disconnect.go',
    'https://github.com/centrifugal/protocol/blob/a578daf/definitions/client.proto',
    'https://github.com/centrifugal/centrifuge/blob/1d8f99f1/config.go',
    'https://github.com/centrifugal/centrifuge-js/blob/c9e8678/src/centrifuge.ts',
  ],
};
