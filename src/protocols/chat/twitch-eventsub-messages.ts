import { durationAt, textAt } from '../reading/json-value.ts';
import type { MessageView } from '../reading/message-view.ts';
import { words } from '../reading/signs.ts';
import type { Conversation, HeartbeatPlan, Protocol, Saying } from '../types.ts';

const typeOf = ({ json }: MessageView) => textAt(json, 'metadata', 'message_type');

/** After `session_reconnect` the client has 30 s to move. */
const reconnectGrace = 30_000;

function reads(view: MessageView): Saying | null {
  if (view.direction === 'sent') return null;
  const type = typeOf(view);
  if (type === 'session_reconnect')
    return {
      id: 'twitch/reconnect',
      meaning: 'moved',
      fix: ['reconnectOther'],
      expected: true,
      nearEnd: reconnectGrace + 5_000,
      // "Reconnect grace time expired".
      codes: [4004],
      said: 'session_reconnect',
    };
  const said = textAt(view.json, 'payload', 'subscription', 'status') ?? 'revocation';
  return type === 'revocation'
    ? { id: 'twitch/revocation', meaning: 'revoked', fix: ['renew'], final: false, said }
    : null;
}

function heartbeats({ views }: Conversation): readonly HeartbeatPlan[] {
  const welcome = views.find((view) => typeOf(view) === 'session_welcome')?.json;
  const interval = durationAt(1_000, welcome, 'payload', 'session', 'keepalive_timeout_seconds');
  const ping = (view: MessageView) => typeOf(view) === 'session_keepalive';
  return interval === null
    ? []
    : [{ announced: true, interval, patience: 0, whoPings: 'server', ping, pong: null, anyCounts: true }];
}

export const twitchEventSub: Protocol = {
  id: 'twitch-eventsub',
  name: 'Twitch EventSub',
  identity: {
    hosts: ['eventsub.wss.twitch.tv'],
    onlyAtAddress: true,
    opens: (view) => view.direction === 'received' && typeOf(view) === 'session_welcome',
  },
  signs: { ping: words('session_keepalive'), goodbye: words('session_reconnect', 'revocation') },
  reads,
  heartbeats,
  sources: [
    'https://dev.twitch.tv/docs/eventsub/handling-websocket-events',
    'https://github.com/twurple/twurple/blob/73841b59/packages/eventsub-ws/src/EventSubWsSocket.ts',

    'https://dev.twitch.tv/docs/eventsub/websocket-reference',
  ],
};
