import { expect, test } from 'vitest';
import english from '../../../locales/en/packs.json' with { type: 'json' };
import { loadBuiltInPacks } from '../../../src/registry/index.ts';

/*
 * Facts that somebody who did not write them read beside their sources: numbers and names as the vendors have them. The
 * sources stand beside the data, in src/registry/packs/ and src/registry/sources.ts.
 */

const packs = new Map((await loadBuiltInPacks()).map((pack) => [pack.id, pack]));

/** A code of a pack in one line: name, advice, who sends it, and whether it only comes in the page's script. */
function told(id: string, from: number, to?: number): string {
  const pack = packs.get(id);
  const entry = pack?.codes.find((one) => one.code === from && one.to === to);
  if (!pack || !entry) return 'not there';
  const sender = entry.invented ? 'invented' : (entry.sender ?? pack.sentBy);
  return `${entry.name}, ${entry.reconnect}, ${sender}`;
}

test.each([
  ['pusher', 4009, 'Unauthorized, after-fix, server'],
  ['pusher', 4201, 'Pong not received, yes, server'],
  ['pusher', 4202, 'Closed after inactivity, yes, server'],
  ['discord-gateway', 4014, 'Disallowed intent(s), no, server'],
  ['discord-voice', 4014, 'Disconnected, no, server'],
  ['discord-voice', 4017, 'E2EE/DAVE protocol required, no, server'],
  ['discord-voice', 4021, 'Disconnected: rate limited, no, server'],
  ['discord-voice', 4022, 'Disconnected: call terminated, no, server'],
  ['discord-rpc', 4000, 'Invalid client ID, no, server'],
  ['discord-rpc', 4001, 'Invalid origin, no, server'],
  ['discord-rpc', 4002, 'Rate limited, yes, server'],
  ['discord-rpc', 4003, 'Token revoked, after-fix, server'],
  ['discord-rpc', 4004, 'Invalid version, no, server'],
  ['discord-rpc', 4005, 'Invalid encoding, no, server'],
  ['twitch-eventsub', 4001, 'Client sent inbound traffic, after-fix, server'],
  ['twitch-eventsub', 4003, 'Connection unused, after-fix, server'],
  ['twitch-eventsub', 4004, 'Reconnect grace time expired, yes, server'],
  ['obs-websocket', 4012, 'UnsupportedFeature, no, server'],
  ['graphql-transport-ws', 4401, 'Unauthorized, no, server'],
  ['graphql-transport-ws', 4403, 'Forbidden, after-fix, server'],
  ['graphql-transport-ws', 4499, 'Terminated, yes, client'],
  ['centrifugo', 3014, 'state invalidated, yes, server'],
  ['colyseus', 4002, 'WITH_ERROR, no, server'],
  ['colyseus', 4003, 'FAILED_TO_RECONNECT, no, either'],
  ['liveblocks', 4001, 'NOT_ALLOWED, no, server'],
  ['liveblocks', 4005, 'MAX_NUMBER_OF_CONCURRENT_CONNECTIONS_PER_ROOM, no, server'],
  ['liveblocks', 4006, 'ROOM_ID_UPDATED, no, server'],
  ['liveblocks', 4100, 'KICKED, after-fix, server'],
  ['liveblocks', 4109, 'TOKEN_EXPIRED, after-fix, server'],
  ['hocuspocus', 4205, 'Reset Connection, yes, server'],
  ['hocuspocus', 4401, 'Unauthorized, after-fix, server'],
  ['hocuspocus', 4403, 'Forbidden, no, server'],
  ['hocuspocus', 4408, 'Connection Timeout, yes, server'],
  ['okx', 1009, 'Frame too long, after-fix, server'],
  ['okx', 4001, 'Login failed, after-fix, server'],
  ['okx', 4002, 'Invalid request, after-fix, server'],
  ['okx', 4003, 'API key subscription limit, after-fix, server'],
  ['okx', 4004, 'No data received in 30s, yes, server'],
  ['okx', 4005, 'Buffer full, yes, server'],
  ['okx', 4006, 'Abnormal disconnection, yes, server'],
  ['okx', 4007, 'API key changed, after-fix, server'],
  ['okx', 4008, 'Too many channels in total, after-fix, server'],
  ['okx', 4009, 'Too many channels on this connection, after-fix, server'],
  ['ttyd', 1006, 'Process failed, no, server'],
  ['wamp-autobahn', 3000, 'cannot authenticate, after-fix, client'],
  ['wamp-autobahn', 3002, 'protocol violation, no, client'],
  ['trpc', 3000, 'Client abort, yes, client'],
  ['azure-web-pubsub', 1008, 'Connection not recoverable, yes, server'],
  ['cloudflare-agents', 1008, 'Policy, no, server'],
  ['janus', 3504, 'Gateway timeout, yes, client'],
  ['protoo', 4000, 'closed by protoo-server, no, server'],
  ['phoenix', 1000, 'heartbeat timeout, yes, client'],
  ['tldraw-sync', 4099, 'TLSyncError, depends, server'],
  ['stompjs', 4001, 'Socket discarded, yes, invented'],
  ['sockjs', 2010, 'Another connection still open, no, invented'],
  ['sockjs', 3000, 'Go away, yes, invented'],
  ['sockjs', 1006, 'Server lost session, yes, invented'],
  ['sockjs', 2000, 'All transports failed, yes, invented'],
  ['mattermost', 4000, 'clientPingTimeoutErrCode, yes, invented'],
  ['mattermost', 4001, 'clientSequenceMismatchErrCode, yes, invented'],
  ['speechmatics', 1008, 'policy_violation, yes, server'],
  ['qq-bot', 4914, 'Bot offline, no, server'],
  ['pandascore', 4029, 'Too many connections, after-fix, server'],
  ['fluxer-gateway', 4013, 'ACK_BACKPRESSURE, yes, server'],
  ['assemblyai', 4000, 'Bad sample rate, no, server'],
  ['assemblyai', 4103, 'Reconnected, no, server'],
  ['action-cable', 1000, 'Disconnected, depends, server'],
] as const)('%s %i: %s', (id, code, expected) => {
  expect(told(id, code)).toBe(expected);
});

test.each([
  ['pusher', 4000, 4099, 'Do not reconnect unchanged, after-fix, server'],
  ['pusher', 4100, 4199, 'Reconnect after a pause, yes, server'],
  ['pusher', 4200, 4299, 'Reconnect at once, yes, server'],
  ['centrifugo', 3000, 3499, 'Reconnect, yes, server'],
  ['centrifugo', 3500, 3999, 'Do not reconnect, no, server'],
  ['centrifugo', 4000, 4499, 'Custom: reconnect, yes, server'],
  ['centrifugo', 4500, 4999, 'Custom: do not reconnect, no, server'],
  ['y-websocket', 4400, 4499, 'Permanent, no, server'],
  ['y-websocket', 4500, 4599, 'Transient, yes, server'],
] as const)('%s %i to %i: %s', (id, from, to, expected) => {
  expect(told(id, from, to)).toBe(expected);
});

test.each([
  [english['twitch-eventsub'].c4003, /10 s/],
  [english['twitch-eventsub'].c4004, /30 s/],
  [english.speechmatics.c1008, /an hour or 48 h/],
  [english.okx.c4004, /30 s/],
  [english['obs-websocket'].c4009, /password/],
  [english['obs-websocket'].c4010, /RPC version/],
  [english.ttyd.c1006, /puts 1006 on the wire/],
  [english['action-cable'].c1000, /unauthorized, server_restart or remote/],
  [english.deepgram.c1008, /DATA/],
  [english.deepgram.c1011, /NET/],
  [english['graphql-transport-ws'].c4401, /subscribed before the server acknowledged/],
])('%s', (sentence, figure) => {
  expect(sentence).toMatch(figure);
});

test('what recognises ttyd is a guess, by a name that others may use', () => {
  expect(packs.get('ttyd')?.recognise).toEqual([
    { subprotocol: 'tty', certainty: 'presumed', basis: expect.stringContaining('server.c') },
  ]);
});

test.each([
  english['openai-realtime'].c1001,
  english['openai-realtime'].c3000,
  english['openai-realtime'].c4000,
  english['gemini-live'].c1007,
  english['gemini-live'].c1008,
  english['gemini-live'].c1011,
  english.binance.c1008,
])('what only users report is said to be so: %s', (sentence) => {
  expect(sentence).toMatch(/Observed|according to reports/);
});

test('the version of GuacamoleStatus.java that is cited has the statuses of sessions, which older ones have not', () => {
  for (const { source } of packs.get('guacamole')?.codes ?? [])
    expect(source).toContain('/blob/c431e9e22d63c24b87d3274db2bd411c8b864a78/');
});
