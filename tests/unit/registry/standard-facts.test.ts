import { expect, test } from 'vitest';
import codes from '../../../locales/en/codes.json' with { type: 'json' };
import { lookup } from '../../../src/registry/index.ts';

/*
 * Facts of the protocol's codes that somebody who did not write them read beside their sources, which stand in
 * src/registry/sources.ts. The other languages have the same figures and names: tests/unit/locales/figures.test.ts.
 */

const senders = (code: number) =>
  lookup(code).knownSenders.map(({ name, when }) =>
    'key' in when ? `${name} ${when.key.replace('codes.sent.', '')}` : name,
  );

test.each([
  [1000, 'cowboy idle'],
  [1000, 'uWebSockets lifetime'],
  [1000, 'Tornado ping'],
  [1001, 'Jetty idle'],
  [1001, 'Tomcat idle'],
  [1002, 'Bandit (Phoenix) idle'],
  [1003, 'websocket-driver (faye) unmasked'],
  [1005, 'Socket.IO, Engine.IO empty'],
  [1005, 'Jupyter Server ping'],
  [1006, 'uWebSockets local-limit'],
  [1010, 'websocket-driver (faye) extension'],
  [1011, 'Python websockets crash-ping'],
  [1011, 'uvicorn ping'],
])('%i is known of %s', (code, sender) => {
  expect(senders(code)).toContain(sender);
});

test('a page may pass no code below 3000 to close() but 1000', () => {
  const allowed = Array.from({ length: 3000 }, (_, code) => code).filter(
    (code) => lookup(code).facts.pageMaySend,
  );
  expect(allowed).toEqual([1000]);
});

test.each([
  [1004, 'nobody'],
  [1010, 'client'],
  [1011, 'either'],
  [1012, 'server'],
  [1013, 'server'],
  [1014, 'server'],
  [1015, 'nobody'],
])('%i is sent by %s', (code, sender) => {
  expect(lookup(code).facts.sender).toBe(sender);
});

test.each([
  ['1000: only it below 3000', codes.c1000.quirk.first, /only code below 3000/],
  [
    '1000: a time-out that gives no reason',
    codes.c1000.fix.third,
    /not all of them give a reason \(cowboy’s is empty\)/,
  ],
  ['1001: Tomcat, twofold', codes.c1001.quirk.second, /Tomcat sends 1001 .* reports 1006/],
  ['1002: Bandit', codes.c1002.quirk.second, /Bandit .* read timeout/],
  ['1004: should not', codes.c1004.description, /should send/],
  ['1005: what comes back', codes.c1005.quirk.first, /Bandit and aiohttp answer with 1000/],
  ['1005: garbage', codes.c1005.quirk.second, /garbage collected closes without a code/],
  ['1006: Starlette', codes.c1006.quirk.second, /before it accepts, as Starlette does, answers HTTP 403/],
  [
    '1007: neither sends it',
    codes.c1007.quirk.first,
    /1006\. Chromium sends the server 1002, Firefox no close frame/,
  ],
  [
    '1008: whose client gives up',
    codes.c1008.quirk.first,
    /graphql-ws and Cloudflare Agents .*Azure Web PubSub .* starts a new one/,
  ],
  ['1009: no frame', codes.c1009.quirk.second, /uWebSockets sends no close frame/],
  [
    '1009: the settings',
    codes.c1009.fix.second,
    /maxPayload<\/code> in ws or <code>max_size<\/code> in Python/,
  ],
  ['1010: never a browser', codes.c1010.quirk.first, /Browsers never send it/],
  ['1011: the erratum', codes.c1011.quirk.first, /erratum 3227/],
  ['1011: from 2 s', codes.c1011.reconnect, /from 2 s up to 60 s/],
  ['1012: 5 to 30 s', codes.c1012.reconnect, /5 to 30 s/],
  ['1013: what is registered', codes.c1013.reconnect, /registration says: .*another address.*user asks/],
  ['1014: refused', codes.c1014.quirk.second, /gorilla\/websocket refuses it/],
  ['1014: both logs', codes.c1014.fix.second, /gateway’s log first, then the backend’s/],
])('%s', (_, text, fact) => {
  expect(text).toMatch(fact);
});
