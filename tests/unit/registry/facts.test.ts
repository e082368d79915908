import { expect, test } from 'vitest';
import packWords from '../../../locales/en/packs.json' with { type: 'json' };
import { loadBuiltInPacks, lookup } from '../../../src/registry/index.ts';

const packs = { builtIn: await loadBuiltInPacks(), custom: [] };

/** What a code means on a socket with this subprotocol or URL. */
const at = (code: number, where: string) =>
  lookup(code, where.startsWith('wss:') ? { url: where } : { protocol: where }, packs);

const named = (code: number, where: string) => {
  const { name } = at(code, where);
  return 'text' in name ? name.text : name.key;
};

// obs-websocket 5, WebSocketCloseCode.h: the numbers of its pre-releases were others.
test.each([
  [4003, 'MissingDataField'],
  [4005, 'InvalidDataFieldValue'],
  [4006, 'UnknownOpCode'],
  [4007, 'NotIdentified'],
  [4008, 'AlreadyIdentified'],
  [4009, 'AuthenticationFailed'],
  [4010, 'UnsupportedRpcVersion'],
  [4011, 'SessionInvalidated'],
])('obs-websocket %i is %s', (code, name) => {
  expect(named(code, 'obswebsocket.json')).toBe(name);
});

test.each([
  [4401, 'graphql-transport-ws', 'packs.fix.wait-for-ack'],
  [4403, 'graphql-transport-ws', 'packs.fix.connection-params'],
  [4009, 'obswebsocket.json', 'packs.fix.obs-password'],
  [4014, 'wss://gateway.discord.gg/', 'packs.fix.enable-intents'],
  [4001, 'wss://eventsub.wss.twitch.tv/ws', 'packs.fix.stay-silent'],
  [4400, 'graphql-transport-ws', 'codes.pack.fix.request'],
])('the first step for %i of %s is its own, or its topic’s: %s', (code, where, key) => {
  expect(at(code, where).fixes[0]).toEqual({ key });
});

test.each([
  [4014, 'wss://gateway.discord.gg/', 'codes.pack.look.hosted'],
  [4001, 'wss://ws.okx.com/', 'codes.pack.look.hosted'],
  [4400, 'graphql-transport-ws', 'codes.pack.look.server'],
  [4499, 'graphql-transport-ws', 'codes.pack.look.client'],
])('nobody is sent to logs that only the vendor can read: %i of %s, %s', (code, where, key) => {
  expect(at(code, where).fixes.at(-1)).toEqual({ key });
});

test('either end may send 1011 (RFC 6455 erratum 3227), which its sources name', () => {
  const { facts, sources } = lookup(1011);
  expect(facts.sender).toBe('either');
  expect(sources).toContain('https://www.rfc-editor.org/errata/eid3227');
});

test("Colyseus's server sends 4003 itself, so a socket can carry it", () => {
  expect(named(4003, 'wss://x.colyseus.cloud/')).toBe('FAILED_TO_RECONNECT');
});

test.each([
  // 4001 and 4003 are of the socket between the service and its container, where no page is.
  [4001, 'Application code'],
  [4003, 'Application code'],
  [4200, 'Application code'],
  [4404, '4000 + HTTP status'],
  [4700, 'Application code'],
])("Cloudflare Agents' client takes %i, %s, as final", (code, name) => {
  const meaning = at(code, 'wss://app.example/agents/chat/room');
  expect([named(code, 'wss://app.example/agents/chat/room'), meaning.facts.reconnect]).toEqual([name, 'no']);
});

test("no code from 4000 to 4999 is left out: Cloudflare Agents' client reconnects after none of them", () => {
  const url = 'wss://app.example/agents/chat/room';
  const codes = Array.from({ length: 1000 }, (_, index) => 4000 + index);
  expect(codes.filter((code) => at(code, url).facts.reconnect !== 'no')).toEqual([]);
});

test('centrifuge-json is as good a proof as centrifuge-protobuf', () => {
  expect(at(3500, 'centrifuge-json').choice.certainty).toBe('proven');
});

test.each([
  [1011, 'wss://shop.service.signalr.net/client/?hub=chat', 'ASP.NET Core SignalR'],
  [1000, 'actioncable-v1-json', 'Rails Action Cable'],
  [1011, 'wss://api.deepgram.com/v1/listen', 'Deepgram streaming'],
])('%i of %s is known to come from %s', (code, where, name) => {
  expect(at(code, where).knownSenders[0]?.name).toBe(name);
});

test.each([
  ['wss://app.example/agents/chat/room', true],
  ['wss://app.example/agents/chat/room/sub/tool/one', true],
  ['wss://app.example/sub/tool/one', false],
])("%s is an address of Cloudflare's SDK: %s", (url, is) => {
  expect(at(4001, url).source === 'cloudflare-agents').toBe(is);
});

// GuacamoleStatus.java: the time-outs and the ends by an administrator are what people meet.
test.each([
  ['c1002', ['516', '518', '522', '523', '768', '776']],
  ['c1008', ['513', '517', '521', '769', '771', '797']],
  ['c1011', ['256', '512', '514', '515', '519', '520']],
] as const)("Guacamole's %s names every status that is sent with it", (key, statuses) => {
  for (const status of statuses) expect(packWords.guacamole[key]).toContain(status);
});

test('what Pusher calls inactive is a day (its protocol page), and a Discord intent may only not be enabled', () => {
  expect(packWords.pusher.c4202).toContain('24 h');
  expect(packWords.common['forbidden-intent']).toMatch(/not enabled, or not approved/);
});

const entry = (pack: string, code: number) =>
  packs.builtIn.find(({ id }) => id === pack)?.codes.find((one) => one.code === code && one.to === undefined);

// WebSocketsServerTransport.cs: a send that throws leaves the loop and closes with 1000; 1011 follows the application's exception.
test('SignalR sends 1011 where the code of the application threw, not where sending failed', () => {
  expect(entry('signalr', 1011)?.name).toBe('InternalServerError');
  expect(packWords.signalr.c1011).not.toMatch(/send/i);
});

test("Hocuspocus's provider connects again after 1009 as after every code: the document has to get smaller first", () => {
  expect(entry('hocuspocus', 1009)?.reconnect).toBe('after-fix');
});
