import { expect, test } from 'vitest';
import { loadBuiltInPacks, lookup } from '../../../src/registry/index.ts';

const packs = { builtIn: await loadBuiltInPacks(), custom: [] };

test.each([
  ['wss://x.test/graphql', 'graphql-transport-ws', 4400, 'graphql-transport-ws', 'proven'],
  ['wss://gateway.discord.gg/?v=10&encoding=json', '', 4004, 'discord-gateway', 'proven'],
  ['wss://gateway-us-east1-b.discord.gg/', '', 4004, 'discord-gateway', 'presumed'],
  ['wss://rotterdam1.discord.media/?v=8', '', 4014, 'discord-voice', 'presumed'],
  ['ws://127.0.0.1:6463/?v=1&client_id=1', '', 4001, 'discord-rpc', 'proven'],
  ['wss://eventsub.wss.twitch.tv/ws', '', 4003, 'twitch-eventsub', 'proven'],
  ['wss://ws-eu.pusher.com/app/k', '', 4009, 'pusher', 'proven'],
  ['wss://reverb.test/app/k?protocol=7&client=js', '', 4150, 'pusher', 'proven'],
  ['wss://x.test/connection/websocket', '', 3500, 'centrifugo', 'presumed'],
  ['wss://x.test/connection/websocket', '', 4600, 'centrifugo', 'presumed'],
  ['ws://localhost:4455/', '', 4008, 'obs-websocket', 'presumed'],
  ['ws://127.0.0.1:9/', 'obswebsocket.json', 4008, 'obs-websocket', 'proven'],
  ['wss://api.liveblocks.io/v8?x', '', 4109, 'liveblocks', 'proven'],
  ['wss://api.openai.com/v1/realtime?model=m', '', 3000, 'openai-realtime', 'proven'],
  ['wss://ws.okx.com:8443/ws/v5/public', '', 4004, 'okx', 'proven'],
  ['wss://x.test/agents/chat/1', '', 4404, 'cloudflare-agents', 'presumed'],
  ['wss://x.test/', 'wamp.2.json', 3002, 'wamp-autobahn', 'presumed'],
  ['wss://x.test/trpc?connectionParams=1', '', 3000, 'trpc', 'proven'],
  ['wss://x.test/', 'v12.stomp', 4500, 'spring-websocket', 'presumed'],
])('%s (%j) with %d is of %s, %s', (url, protocol, code, source, certainty) => {
  const meaning = lookup(code, { url, protocol }, packs);
  expect({ source: meaning.source, certainty: meaning.choice.certainty }).toEqual({ source, certainty });
});

test.each([
  ['a graphql subprotocol that is another protocol', 'wss://x.test/graphql', 'graphql-ws', 4400],
  ['a path that many use', 'wss://x.test/ws', '', 4003],
  ['a host that only ends alike', 'wss://notapi.openai.com/v1/realtime', '', 4000],
  ["a vendor's host at another path", 'wss://api.openai.com/v1/other', '', 4000],
  ['a local port that is not the vendor’s', 'ws://localhost:4456/', '', 4008],
  ['a code that stompjs only makes up', 'wss://x.test/', 'v12.stomp', 4001],
  ['a local address with a parameter of the same name', 'ws://127.0.0.1:3000/?v=1&client_id=1', '', 4001],
  ['only one of two parameters', 'wss://x.test/app/k?protocol=7', '', 4009],
  ['an address that cannot be read', 'not an address', '', 4400],
])('%s proves nothing', (_what, url, protocol, code) => {
  expect(lookup(code, { url, protocol }, packs).kind).toBe('range');
});

test.each(['wss://x.test/', 'wss://x.test/?connectionParams=2'])(
  '3000 keeps its registered meaning at %s',
  (url) => {
    expect(lookup(3000, { url }, packs).source).toBe('standard');
  },
);

test("a vendor's use of a protocol code is named first, and the meaning stays", () => {
  const meaning = lookup(1009, { url: 'wss://a1.execute-api.eu-west-1.amazonaws.com/prod' }, packs);
  expect(meaning).toMatchObject({ source: 'standard', name: { key: 'codes.c1009.name' } });
  expect(meaning.knownSenders[0]?.name).toBe(packs.builtIn.find(({ id }) => id === 'aws-api-gateway')?.name);
});
