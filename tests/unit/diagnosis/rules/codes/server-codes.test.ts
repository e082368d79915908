import { describe, expect, test } from 'vitest';
import { loadBuiltInPacks, lookup } from '../../../../../src/registry/index.ts';
import { diagnosed, ended, failed, later, span, verdict } from '../../stories/fixtures.ts';
import { meaning, presumed, serverCode } from '../../stories/meanings.ts';

test.each([
  [1002, 'protocol-violation certain'],
  [1003, 'unsupported-data certain'],
  [1007, 'bad-utf8 certain'],
  [1008, 'policy certain'],
  [1009, 'message-too-big certain'],
  [1011, 'server-error certain'],
  [1012, 'server-restart certain'],
  [1013, 'server-overloaded certain'],
  [1014, 'server-error certain'],
])('%i from the server is %s', (code, expected) => {
  expect(verdict(`open@20 closed:${code}@500`)).toBe(expected);
  expect(diagnosed(`open@20 closed:${code}@500`).effectiveCode).toBeNull();
});

test.each([
  ['Invalid_UTF-8_sequence', 'bad-utf8 certain'],
  // Python's websockets, and the code's name in IANA's registry.
  ['invalid_start_byte_at_position_0', 'bad-utf8 certain'],
  ['Invalid_frame_payload_data', 'bad-utf8 certain'],
  ['Request_contains_an_invalid_argument', 'bad-utf8 possible'],
])('1007 is surely about UTF-8 only where no reason speaks of something else: %s', (reason, expected) => {
  expect(verdict(`open@20 closed:1007/${reason}@500`)).toBe(expected);
});

test('1007 is hardly about UTF-8 where the vendor has another use for it', async () => {
  const packs = { builtIn: await loadBuiltInPacks(), custom: [] };
  const gemini = lookup(1007, { url: 'wss://generativelanguage.googleapis.com/ws' }, packs);
  expect(verdict('open@20 closed:1007@500', {}, gemini)).toBe('bad-utf8 possible');
});

describe('the fix of a named code', () => {
  test("begins with the meaning's own steps: graphql-ws's for its 4401", async () => {
    const packs = { builtIn: await loadBuiltInPacks(), custom: [] };
    const own = lookup(4401, { protocol: 'graphql-transport-ws' }, packs);
    const { fix } = diagnosed('open:graphql-transport-ws@20 closed:4401@500', {}, own);
    expect(fix.map(({ text }) => text.key)).toEqual(['packs.fix.wait-for-ack', 'codes.pack.look.server']);
  });
  test.each([
    [1008, 'open@20 closed:1008@500', ['codes.pack.fix.session', 'codes.pack.look.hosted']],
    [1008, 'open@20 call:1000@400 closed:1008@500', ['causes.policy.fix.reason', 'causes.policy.fix.token']],
  ])("begins with a proven vendor's steps for %i, unless the page closed: %s", async (code, story, keys) => {
    const packs = { builtIn: await loadBuiltInPacks(), custom: [] };
    const azure = lookup(code, { protocol: 'json.webpubsub.azure.v1' }, packs);
    expect(diagnosed(story, {}, azure).fix.map(({ text }) => text.key)).toEqual(expect.arrayContaining(keys));
    expect(diagnosed(story, {}, azure).fix[0]?.text.key).toBe(keys[0]);
  });
  test("sends nobody to a hosted service's log", async () => {
    const packs = { builtIn: await loadBuiltInPacks(), custom: [] };
    const fixed = (url: string) =>
      diagnosed('open@20 closed:1011@500', {}, lookup(1011, { url }, packs)).fix.map(({ text }) => text.key);
    expect(fixed('wss://api.deepgram.com/v1/listen')).not.toContain('causes.server-error.fix.log');
    expect(fixed('wss://own.dev/')).toContain('causes.server-error.fix.log');
  });
  test("has the team's own words, letter by letter", () => {
    const { fix } = diagnosed('open@20 closed:4444@500', {}, meaning(4444));
    const values = { step: { verbatim: "the team's 4444" } };
    expect(fix.map(({ text }) => text)).toEqual([{ key: 'causes.application.fix.own', values }]);
  });
});

describe('a named code', () => {
  test('says whose name it is, unless it is everybody’s', async () => {
    const packs = { builtIn: await loadBuiltInPacks(), custom: [] };
    const vendors = lookup(4401, { protocol: 'graphql-transport-ws' }, packs);
    const named = diagnosed('open:graphql-transport-ws@20 closed:4401@500', {}, vendors).explanation;
    expect(named.key).toBe('causes.application.explanationInPack');
    expect(named.values).toMatchObject({ pack: { verbatim: 'graphql-ws (GraphQL over WebSocket)' } });
    const registered = diagnosed('open@20 closed:3000@500', {}, lookup(3000)).explanation;
    expect(registered.key).toBe('causes.application.explanationNamed');
  });
  test('has its name in the title', () => {
    const { title } = diagnosed('open@20 closed:4444@500', {}, meaning(4444));
    expect(title.values).toEqual({ closeCode: 4444, name: { verbatim: "the team's 4444" } });
  });
  test('is no more than likely where the vendor is only presumed', () => {
    expect(verdict('open@20 closed:4444@500', {}, meaning(4444))).toBe('application certain');
    expect(verdict('open@20 closed:4444@500', {}, presumed(meaning(4444)))).toBe('application likely');
  });
  test.each([
    ['open@20 closed:4004@500', true],
    ['open@20 call:4000@400 closed:4004@500', true],
    ['open@20 call:!4004@400 closed:4004@500', true],
    ['open@20 call:4004@400 closed:4004@500', false],
  ])("has the vendor's name where the server sent it, not where the page did: %s", (story, has) => {
    const { title } = diagnosed(story, {}, serverCode(4004));
    expect(title.key === 'causes.application.titleNamed').toBe(has);
  });
  test('has the name that a team gave it, whoever sent it', () => {
    const { title } = diagnosed('open@20 call:4004@400 closed:4004@500', {}, meaning(4004));
    expect(title.key).toBe('causes.application.titleNamed');
  });
  test('keeps its meaning though the reason speaks of a timeout', () => {
    const story = 'open@20 closed:4408/ping_timeout@500';
    expect(verdict(story, {}, meaning(4408))).toBe('application certain');
    expect(verdict(story)).toBe('idle-timeout likely');
  });
});

describe('a silent cut right after a big message', () => {
  test.each([
    ['open@20 sent:16384@400 cut@2400', 'message-too-big possible'],
    ['open@20 sent:16383@400 cut@2400', 'cut likely'],
    ['open@20 sent:16384@400 cut@2401', 'cut likely'],
    ['open@20 sent:16384@400 received@500 cut@900', 'cut likely'],
    ['open@20 sent:90000@100 sent:16384@400 cut@900', 'cut likely'],
    ['open@20 received@300 sent:90000@400 cut@900', 'message-too-big possible'],
  ])('%s is %s', (story, expected) => {
    expect(verdict(story)).toBe(expected);
  });
});

describe('a handshake that timed out', () => {
  const text = 'WebSocket opening handshake timed out';
  test.each([
    [255, 'socket-pool-full likely'],
    [254, 'handshake-timeout certain'],
    [0, 'handshake-timeout certain'],
  ])('with %i others open is %s', (openAtEnd, expected) => {
    expect(verdict(failed(text), { openAtEnd })).toBe(expected);
  });
});

describe('an empty close frame', () => {
  test.each([
    ['open@20 call@400 closed:1005@900', 'causes.no-status.explanation'],
    ['open@20 closed:1005@900', 'causes.no-status.explanationServer'],
  ])('%s: %s', (story, key) => {
    expect(diagnosed(story).explanation.key).toBe(key);
  });
});

describe('several sockets at one instant', () => {
  const goingAway = ended('open@20 closed:1001@900');
  const cut = ended('open@20 cut@900');
  const elsewhere = ended('open@20 cut@901', { url: 'wss://other.dev/' });
  const asked = ended('open@20 call:1000@800 cut@901');
  const quiet = ended('open@0 received@10 cut@60010');
  const quietElsewhere = ended('open@0 received@10 cut@60011', { url: 'wss://other.dev/' });
  const here = ended('open@20 cut@900', { url: 'ws://localhost:8080/' });
  test.each([
    ['1001 alone', goingAway, [], 'server-restart possible'],
    ['1001 with a neighbour', goingAway, [later(goingAway, 3)], 'server-restart likely'],
    ['1001 with another host', goingAway, [elsewhere], 'server-restart possible'],
    ['a cut with one neighbour', cut, [later(cut, 1)], 'cut likely'],
    ['a cut with two', cut, [later(cut, 1), later(cut, 2)], 'server-restart possible'],
    ['a cut with two that the page asked for', cut, [asked, later(asked, 1)], 'cut likely'],
    ['a cut with another host', cut, [elsewhere], 'offline possible'],
    ['a cut with another host after a known quiet time', quiet, [quietElsewhere], 'idle-timeout possible'],
    ['a cut on this machine with another host', here, [elsewhere], 'cut likely'],
    ['a cut with one beside it and one before', cut, [later(cut, 1), later(cut, -900)], 'cut likely'],
    ['1001 with one that opened after it', goingAway, [later(goingAway, 880)], 'server-restart possible'],
    ['1001 with one that opened just before', goingAway, [later(goingAway, 879)], 'server-restart likely'],
    ['a cut with one elsewhere before it', cut, [later(elsewhere, -901)], 'cut likely'],
  ])('%s: %s', (_, socket, simultaneous, expected) => {
    expect(verdict(socket, { simultaneous })).toBe(expected);
  });
  test('a chain of quick cuts, each opened after the last, is no restart', () => {
    const chain = [0, 300, 600, 900].map((by) => later(ended('open@20 cut@290'), by));
    for (const link of chain)
      expect(verdict(link, { simultaneous: chain.filter(({ id }) => id !== link.id) })).toBe('cut likely');
  });
});

describe('being offline', () => {
  test.each([
    ['by the flag', 'open@20 offline cut@900', [], 'offline likely'],
    ['by a span that lasts', 'open@20 cut@9000', [span('offline', 100, null)], 'offline likely'],
    ['by a span just after', 'open@20 cut@9000', [span('offline', 14_000, null)], 'offline likely'],
    ['by a span just before', 'open@20 cut@9000', [span('offline', 100, 4_000)], 'offline likely'],
    ['not by a span too late', 'open@20 cut@9000', [span('offline', 14_001, null)], 'cut likely'],
    ['not by a span too early', 'open@20 cut@9000', [span('offline', 100, 3_999)], 'cut likely'],
    ['not by a hidden span', 'open@20 cut@9000', [span('hidden', 100, null)], 'cut likely'],
    ['not where a close frame came', 'open@20 offline closed:1000@900', [], 'normal certain'],
  ])('%s', (_, story, spans, expected) => {
    expect(verdict(story, { spans })).toBe(expected);
  });
  test('does not explain a socket to this machine', () => {
    expect(verdict(ended('open@20 offline cut@900', { url: 'ws://127.0.0.1:9/' }))).toBe('cut likely');
  });
});
