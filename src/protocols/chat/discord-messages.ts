import { durationAt, numberAt } from '../reading/json-value.ts';
import type { MessageView } from '../reading/message-view.ts';
import type { Conversation, HeartbeatPlan, Protocol, Saying } from '../types.ts';

const isOp = (op: number, direction: MessageView['direction']) => (view: MessageView) =>
  view.direction === direction && numberAt(view.json, 'op') === op;
const isHello = isOp(10, 'received');

function reads(view: MessageView): Saying | null {
  if (isOp(7, 'received')(view))
    return { id: 'discord/reconnect', meaning: 'reconnectAsked', fix: ['resume'], expected: true };
  return isOp(9, 'received')(view)
    ? { id: 'discord/invalid-session', meaning: 'sessionInvalid', fix: ['newSession'] }
    : null;
}

/** The client sends op 1 every `heartbeat_interval`, and gives up when op 11 has not come before the next one. */
function heartbeats({ views }: Conversation): readonly HeartbeatPlan[] {
  const interval = durationAt(1, views.find(isHello)?.json, 'd', 'heartbeat_interval');
  const beat = {
    whoPings: 'page',
    ping: isOp(1, 'sent'),
    pong: isOp(11, 'received'),
    anyCounts: false,
  } as const;
  return interval === null ? [] : [{ announced: true, interval, patience: interval, ...beat }];
}

/** The gateway without transport compression, in JSON: with zlib-stream or ETF its messages are not readable one by one. */
export const discordGateway: Protocol = {
  id: 'discord-gateway',
  name: 'Discord Gateway',
  identity: { hosts: ['gateway.discord.gg', 'gateway-*.discord.gg'], onlyAtAddress: true, opens: isHello },
  signs: {
    ping: [{ has: '"op":1,', from: 'sent' }],
    pong: [{ has: '"op":11', from: 'received' }],
    goodbye: [
      { has: '"op":7', from: 'received' },
      { has: '"op":9', from: 'received' },
    ],
  },
  reads,
  heartbeats,
  sources: [
    'https://github.com/discord/discord-api-docs/blob/c98d64bc/developers/events/gateway-events.mdx',
    'https://github.com/discord/discord-api-docs/blob/c98d64bc/developers/events/gateway.mdx',
    'https://github.com/discordjs/discord.js/blob/219ad7ba/packages/ws/src/ws/WebSocketShard.ts',
    'https://github.com/discord/discord-api-docs/blob/c98d64bc/developers/topics/opcodes-and-status-codes.mdx',
  ],
};
