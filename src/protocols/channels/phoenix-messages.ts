import { textAt, valueAt } from '../reading/json-value.ts';
import type { MessageView } from '../reading/message-view.ts';
import { saidWhere } from '../reading/shorthand.ts';
import { type Signs, words } from '../reading/signs.ts';
import type { Conversation, HeartbeatPlan, Protocol, Saying } from '../types.ts';

interface Packet {
  /** Serializer 2 only. */
  readonly joinRef: string | null;
  readonly ref: string | null;
  readonly topic: string | null;
  readonly event: string | null;
  readonly payload: unknown;
}

/** A message of serializer 2 ([join_ref, ref, topic, event, payload]) or 1 (an object); null for anything else. */
function packetOf({ json }: MessageView): Packet | null {
  if (Array.isArray(json))
    return json.length === 5
      ? {
          joinRef: textAt(json, 0),
          ref: textAt(json, 1),
          topic: textAt(json, 2),
          event: textAt(json, 3),
          payload: valueAt(json, 4),
        }
      : null;
  const event = textAt(json, 'event');
  const [ref, topic] = [textAt(json, 'ref'), textAt(json, 'topic')];
  return event === null ? null : { joinRef: null, ref, topic, event, payload: valueAt(json, 'payload') };
}

/** Whether a reply answers a join: any other push may be answered with an error too. */
function answersJoin({ joinRef, ref }: Packet, views: readonly MessageView[]): boolean {
  if (ref === null) return false;
  if (joinRef !== null) return joinRef === ref;
  return views.some((view) => {
    const packet = view.direction === 'sent' ? packetOf(view) : null;
    return packet?.event === 'phx_join' && packet.ref === ref;
  });
}

const opens = (view: MessageView): boolean => {
  const packet = packetOf(view);
  return (
    view.direction === 'sent' &&
    packet?.topic != null &&
    ['phx_join', 'heartbeat'].includes(packet.event ?? '')
  );
};

function reads(view: MessageView, { views }: Conversation): Saying | null {
  const packet = packetOf(view);
  if (!packet) return null;
  const passing = { final: false } as const;
  if (view.direction === 'sent')
    return packet.event === 'phx_leave'
      ? { id: 'phoenix/leave', meaning: 'pageEnded', fix: ['pageSaid'], expected: true, ...passing }
      : null;
  if (packet.event === 'phx_error')
    return { id: 'phoenix/error', meaning: 'channelCrashed', fix: ['channelLog'], ...passing };
  if (packet.event === 'phx_close')
    return { id: 'phoenix/close', meaning: 'channelClosed', fix: ['channelLog'], ...passing };
  if (packet.event !== 'phx_reply' || textAt(packet.payload, 'status') !== 'error') return null;
  const answer = answersJoin(packet, views)
    ? ({ meaning: 'joinRefused', fix: ['joinCheck'] } as const)
    : ({ meaning: 'serverReportedError', fix: ['readMessage'] } as const);
  const said = textAt(packet.payload, 'response', 'reason');
  return { id: 'phoenix/reply', ...answer, ...passing, ...saidWhere(said) };
}

/**
 * `Endpoint.broadcast(id, "disconnect", …)` ends the transport: with 1001 since phoenixframework/phoenix#6678 (May 2026), so
 * that the client comes back; before it with 1000 on Cowboy and on Bandit from 1.10.4 on (mtrudel/bandit#576). Bandit's
 * 1011 of still older versions is that of an exception too, and infers nothing.
 */
const infers = ({ bareCode }: Conversation): Saying | null =>
  bareCode === 1000 || bareCode === 1001
    ? { id: 'phoenix/disconnect', meaning: 'serverEnded', fix: ['phoenixDisconnect'] }
    : null;

/** Refusals after which Supabase closes the socket with 1001. */
const fatalRefusals = [
  ['ClientJoinRateLimitReached', 'rateLimited', 'slower'],
  ['TenantNotFound', 'notFound', 'checkName'],
] as const;

function readsSupabase(view: MessageView, conversation: Conversation): Saying | null {
  const packet = packetOf(view);
  if (packet?.event === 'system' && view.direction === 'received') {
    const said = textAt(packet.payload, 'message');
    if (said === 'Server requested disconnect')
      return {
        id: 'supabase/disconnect',
        meaning: 'serverShutdown',
        fix: ['reconnect'],
        expected: true,
        codes: [1012],
        said,
      };
    if (textAt(packet.payload, 'status') !== 'error') return null;
    return {
      id: 'supabase/system',
      meaning: 'channelClosed',
      fix: ['renew', 'joinCheck'],
      final: false,
      ...saidWhere(said),
    };
  }
  const saying = reads(view, conversation);
  const fatal = fatalRefusals.find(([name]) => saying?.said?.startsWith(`${name}:`));
  return saying && fatal ? { ...saying, final: true, meaning: fatal[1], fix: [fatal[2]] } : saying;
}

const isHeartbeat = (view: MessageView): boolean => {
  const packet = packetOf(view);
  return packet?.topic === 'phoenix' && packet.event === 'heartbeat';
};
const isReply = (view: MessageView): boolean => {
  const packet = packetOf(view);
  return packet?.topic === 'phoenix' && packet.event === 'phx_reply';
};

/** The client's heartbeat must be answered before the next one; the server drops a client that is silent for 60 s. */
const heartbeats = (interval: number) => (): readonly HeartbeatPlan[] => [
  {
    announced: false,
    interval,
    patience: interval,
    silence: 60_000,
    whoPings: 'page',
    ping: isHeartbeat,
    pong: isReply,
    anyCounts: true,
    // The client waits for the reply that has its heartbeat's `ref`.
    anyAnswers: false,
  },
];

const signs: Signs = {
  ping: words('heartbeat'),
  pong: [{ has: '"phoenix","phx_reply"' }, { has: '"topic":"phoenix"', from: 'received' }],
  goodbye: [
    ...words('phx_error', 'phx_close', 'phx_leave', 'system'),
    { has: '"status":"error"', from: 'received' },
  ],
};

export const supabaseRealtime: Protocol = {
  id: 'supabase-realtime',
  name: 'Supabase Realtime',
  identity: { hosts: ['*.supabase.co'], paths: ['/realtime/v1/websocket'], onlyAtAddress: true, opens },
  signs,
  reads: readsSupabase,
  heartbeats: heartbeats(25_000),
  sources: [
    'https://github.com/supabase/realtime/blob/833cf36c/lib/realtime_web/channels/realtime_channel.ex',
    'https://github.com/supabase/realtime/blob/833cf36c/lib/realtime_web/channels/user_socket.ex',
    'https://github.com/supabase/realtime-js/blob/41a65b0/src/RealtimeClient.ts',
  ],
};

export const phoenix2: Protocol = {
  id: 'phoenix-v2',
  name: 'Phoenix Channels',
  identity: { paths: ['*/websocket'], query: ['vsn=2.0.0'], onlyAtAddress: true, opens },
  signs,
  reads,
  infers,
  heartbeats: heartbeats(30_000),
  sources: [
    'https://github.com/phoenixframework/phoenix/blob/167c4695/lib/phoenix/socket.ex',
    'https://github.com/phoenixframework/phoenix/blob/167c4695/lib/phoenix/socket/serializers/v2_json_serializer.ex',
    'https://github.com/phoenixframework/phoenix/blob/167c4695/assets/js/phoenix/socket.js',
    'https://github.com/phoenixframework/phoenix/blob/167c4695/lib/phoenix/endpoint.ex',
    'https://github.com/phoenixframework/phoenix/blob/167c4695/lib/phoenix/transports/websocket.ex',
  ],
};

export const phoenix1: Protocol = {
  id: 'phoenix-v1',
  name: 'Phoenix Channels',
  identity: { paths: ['*/websocket'], query: ['vsn=1.0.0'], onlyAtAddress: true, opens },
  signs,
  reads,
  infers,
  heartbeats: heartbeats(30_000),
  sources: [
    'https://github.com/phoenixframework/phoenix/blob/167c4695/lib/phoenix/socket/serializers/v1_json_serializer.ex',
    'https://github.com/phoenixframework/phoenix/blob/167c4695/assets/js/phoenix/socket.js',
    'https://github.com/phoenixframework/phoenix/blob/167c4695/lib/phoenix/endpoint.ex',
  ],
};
