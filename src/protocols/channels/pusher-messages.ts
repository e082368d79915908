import { durationAt, numberAt, parseJson, textAt, valueAt } from '../reading/json-value.ts';
import { type MessageView, readLength } from '../reading/message-view.ts';
import { words } from '../reading/signs.ts';
import type { Conversation, HeartbeatPlan, Protocol, Saying } from '../types.ts';

/** An event's data: an object, or an object as JSON text (Reverb; the hosted service at the beginning). */
function dataOf({ json }: MessageView): unknown {
  const data = valueAt(json, 'data');
  return typeof data === 'string' ? parseJson(data, readLength) : data;
}

const isEvent =
  (name: string, direction: MessageView['direction']) =>
  (view: MessageView): boolean =>
    view.direction === direction && textAt(view.json, 'event') === name;

const isError = isEvent('pusher:error', 'received');
const isEstablished = isEvent('pusher:connection_established', 'received');

type Answer = Pick<Saying, 'meaning' | 'fix'>;

const answers = new Map<number, Answer>([
  [4001, { meaning: 'notFound', fix: ['checkName'] }],
  [4003, { meaning: 'forbidden', fix: ['permission'] }],
  [4004, { meaning: 'quota', fix: ['limits'] }],
  [4005, { meaning: 'notFound', fix: ['checkName'] }],
  [4006, { meaning: 'versionMismatch', fix: ['versions'] }],
  [4007, { meaning: 'versionMismatch', fix: ['versions'] }],
  [4008, { meaning: 'versionMismatch', fix: ['versions'] }],
  [4009, { meaning: 'refusedAuth', fix: ['login', 'permission'] }],
  [4100, { meaning: 'tooManyConnections', fix: ['limits'] }],
  [4201, { meaning: 'pongMissing', fix: ['answerPings'] }],
  [4202, { meaning: 'idle', fix: ['keepAlive'] }],
  [4301, { meaning: 'rateLimited', fix: ['slower'] }],
  [4302, { meaning: 'quota', fix: ['limits'] }],
]);

function reads(view: MessageView): Saying | null {
  if (!isError(view)) return null;
  const data = dataOf(view);
  const code = numberAt(data, 'code') ?? 0;
  const said = textAt(data, 'message');
  return {
    id: 'pusher/error',
    // 4200 to 4299 ask for another try at once; what 4200 means differs from server to server.
    ...(answers.get(code) ?? { meaning: 'serverReportedError', fix: ['readMessage'] }),
    final: code >= 4000 && code < 4300,
    codes: [code],
    ...(said === null ? {} : { said: `${code} ${said}` }),
  };
}

/** pusher-js pings after 120 s of silence at most, and waits 30 s for the answer. */
function heartbeats({ views }: Conversation): readonly HeartbeatPlan[] {
  const established = views.find(isEstablished);
  const announced = established ? durationAt(1_000, dataOf(established), 'activity_timeout') : null;
  return [
    {
      announced: announced !== null,
      interval: Math.min(announced ?? 120_000, 120_000),
      patience: 30_000,
      whoPings: 'page',
      ping: isEvent('pusher:ping', 'sent'),
      pong: isEvent('pusher:pong', 'received'),
      // The page may be silent for as long as the server speaks.
      silence: Number.POSITIVE_INFINITY,
      anyCounts: true,
    },
  ];
}

export const pusher: Protocol = {
  id: 'pusher',
  name: 'Pusher',
  identity: { paths: ['/app/*'], query: ['protocol'], opens: (view) => isEstablished(view) || isError(view) },
  signs: {
    ping: words('pusher:ping'),
    pong: words('pusher:pong'),
    goodbye: words('pusher:error'),
  },
  reads,
  heartbeats,
  sources: [
    'https://github.com/pusher/docs/blob/b34294a/docs/channels/library_auth_reference/pusher-websockets-protocol.md',
    'https://github.com/pusher/pusher-js/blob/f53faf9/src/core/connection/protocol/protocol.ts',
    'https://github.com/pusher/pusher-js/blob/f53faf9/src/core/defaults.ts',
    'https://github.com/laravel/reverb/blob/dca414f/src/Jobs/PruneStaleConnections.php',
    'https://github.com/laravel/reverb/blob/dca414f/src/Protocols/Pusher/Http/Controllers/PusherController.php',
    'https://github.com/laravel/reverb/blob/dca414f/config/reverb.php',
    'https://github.com/laravel/reverb/blob/dca414f/src/Protocols/Pusher/EventHandler.php',
    'https://github.com/soketi/soketi/blob/5d18878/src/ws-handler.ts',
    'https://github.com/soketi/soketi/blob/5d18878/src/namespace.ts',
  ],
};
