import { expect, test } from 'vitest';
import { candidates, lookup, noPacks, standardCodes } from '../../../src/registry/index.ts';
import { customOf, packOf, presumed, proven } from './packs.ts';

test('the registered codes are those of the IANA registry', () => {
  expect(standardCodes).toEqual([
    1000, 1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 1015, 3000,
    3003, 3008,
  ]);
});

test.each([
  [0, 'unused'],
  [999, 'unused'],
  [1000, 'standard'],
  [1015, 'standard'],
  [1016, 'protocol'],
  [2999, 'protocol'],
  [3000, 'standard'],
  [3001, 'registered'],
  [3003, 'standard'],
  [3008, 'standard'],
  [3999, 'registered'],
  [4000, 'private'],
  [4999, 'private'],
  [5000, 'beyond'],
  [65_535, 'beyond'],
  [65_536, 'impossible'],
  [-1, 'impossible'],
  [1000.5, 'impossible'],
  [Number.NaN, 'impossible'],
  [Number.POSITIVE_INFINITY, 'impossible'],
])('%s is answered from %s', (code, where) => {
  const { code: answered, kind, name, source } = lookup(code);
  expect(answered).toBe(code);
  expect({ kind, source }).toEqual(
    where === 'standard' ? { kind: where, source: where } : { kind: 'range', source: 'range' },
  );
  const key = where === 'standard' ? `codes.c${code}.name` : `codes.range.${where}.name`;
  expect(name).toEqual({ key });
});

test.each([
  [1000, true, true],
  [1004, false, false],
  [1005, false, false],
  [1006, false, false],
  [1011, true, false],
  [1015, false, false],
  [2000, false, false],
  [3000, true, true],
  [4999, true, true],
  [5000, false, false],
])('%s: on the wire %s, may be passed to close() %s', (code, onWire, pageMaySend) => {
  expect(lookup(code).facts).toMatchObject({ onWire, pageMaySend });
});

const graphql = packOf('graphql', 4400, proven({ subprotocol: 'graphql-transport-ws' }));
const vendor = packOf('vendor', 4400, presumed({ host: '*.example.com' }));
const builtIn = [vendor, graphql];

test('a vendor means nothing without evidence', () => {
  expect(lookup(4400, { url: 'wss://other.test/' }, { builtIn, custom: [] }).kind).toBe('range');
});

test('a proven subprotocol beats a presumed host', () => {
  const context = { protocol: 'graphql-transport-ws', url: 'wss://a.example.com/' };
  const { source, choice } = lookup(4400, context, { builtIn, custom: [] });
  expect(source).toBe('graphql');
  expect(choice).toEqual({ basis: 'subprotocol', certainty: 'proven', matched: 'graphql-transport-ws' });
});

test('a proven pack that does not know the code still silences the presumed', () => {
  const quiet = packOf('quiet', 4001, proven({ subprotocol: 'quiet' }));
  const context = { protocol: 'quiet', url: 'wss://a.example.com/' };
  expect(lookup(4400, context, { builtIn: [vendor, quiet], custom: [] }).kind).toBe('range');
});

test('a presumed host counts where nothing better is at hand', () => {
  const { source, choice } = lookup(4400, { url: 'wss://a.example.com:8443/x' }, { builtIn, custom: [] });
  expect(source).toBe('vendor');
  expect(choice).toEqual({ basis: 'host', certainty: 'presumed', matched: 'a.example.com:8443' });
});

test('a subprotocol that the page only asked for is no proof', () => {
  const asked = { requestedProtocols: ['graphql-transport-ws'] };
  expect(lookup(4400, asked, { builtIn, custom: [] }).choice.certainty).toBe('presumed');
  expect(lookup(4400, { ...asked, protocol: 'other' }, { builtIn, custom: [] }).kind).toBe('range');
});

test("a user's pack wins over every built-in pack and over a registered code from 3000", () => {
  const custom = [
    customOf('ours', 4400, { hosts: ['a.example.com'] }),
    customOf('mine', 3000, { paths: ['/x'] }),
  ];
  const context = { protocol: 'graphql-transport-ws', url: 'wss://a.example.com/x' };
  expect(lookup(4400, context, { builtIn, custom })).toMatchObject({ source: 'custom', packName: 'ours' });
  expect(lookup(3000, context, { builtIn, custom })).toMatchObject({ source: 'custom', packName: 'mine' });
});

test("every kind of condition in a user's pack must hold, and any pattern of a kind is enough", () => {
  const pack = customOf('ours', 4000, { hosts: ['a.test', 'b.test'], paths: ['/ws'] });
  const kindAt = (url: string) => lookup(4000, { url }, { builtIn: [], custom: [pack] }).kind;
  expect(kindAt('wss://b.test/ws')).toBe('custom');
  expect(kindAt('wss://b.test/other')).toBe('range');
  expect(kindAt('wss://c.test/ws')).toBe('range');
});

test('a pack leaves a protocol code its meaning and leads its known senders', () => {
  const pack = packOf('vendor', 1011, proven({ host: 'vendor.test' }));
  const plain = lookup(1011);
  const meaning = lookup(1011, { url: 'wss://vendor.test/' }, { builtIn: [pack], custom: [] });
  expect({ ...meaning, knownSenders: [] }).toEqual({ ...plain, knownSenders: [] });
  expect(meaning.knownSenders[0]).toMatchObject({ name: 'vendor', atHand: { basis: 'host' } });
  expect(meaning.knownSenders.slice(1)).toEqual(plain.knownSenders);
});

test('a code that a client makes up is never the meaning of a close event, but it is a candidate', () => {
  const real = packOf('maker', 4000, proven({ host: 'maker.test' }));
  const invented = { ...real, codes: real.codes.map((entry) => ({ ...entry, invented: true as const })) };
  const packs = { builtIn: [invented], custom: [] };
  expect(lookup(4000, { url: 'wss://maker.test/' }, packs).kind).toBe('range');
  expect(candidates(4000, packs)).toMatchObject([
    { source: 'maker', clientInvented: true, facts: { onWire: false, sender: 'nobody' } },
  ]);
});

test('candidates name every pack that uses the number, the own first, none as proven', () => {
  const custom = [customOf('zeta', 4400, { hosts: ['*'] })];
  const found = candidates(4400, { builtIn, custom });
  expect(found.map(({ packName }) => packName)).toEqual(['zeta', 'graphql', 'vendor']);
  expect(found.every(({ choice }) => choice.certainty === 'presumed')).toBe(true);
  expect(candidates(4400, noPacks)).toEqual([]);
});

test('between rules of one certainty a subprotocol beats a host, whatever the names', () => {
  const packs = [
    packOf('a', 4000, proven({ host: 'h.test' })),
    packOf('b', 4000, proven({ subprotocol: 'p' })),
  ];
  const context = { protocol: 'p', url: 'wss://h.test/' };
  expect(lookup(4000, context, { builtIn: packs, custom: [] }).source).toBe('b');
});

test('between packs that are recognised alike the name decides, not the order', () => {
  const packs = ['b', 'a'].map((id) => packOf(id, 4000, proven({ subprotocol: 'p' })));
  for (const builtIn of [packs, packs.toReversed()])
    expect(lookup(4000, { protocol: 'p' }, { builtIn, custom: [] }).source).toBe('a');
});

test("a code's own entry comes before the range that holds it", () => {
  const pack = packOf('ranged', 4000, proven({ subprotocol: 'p' }));
  const codes = pack.codes.flatMap((entry) => [{ ...entry, to: 4099, name: 'range' }, entry]);
  const named = (code: number) =>
    lookup(code, { protocol: 'p' }, { builtIn: [{ ...pack, codes }], custom: [] }).name;
  expect(named(4000)).toEqual({ text: 'ranged 4000' });
  expect(named(4001)).toEqual({ text: 'range' });
});

test("a pack's protocol code keeps the rule of what a page may pass to close()", () => {
  const packs = { builtIn: [1000, 1001].map((code) => packOf(`p${code}`, code)), custom: [] };
  expect(candidates(1000, packs)[0]?.facts.pageMaySend).toBe(true);
  expect(candidates(1001, packs)[0]?.facts.pageMaySend).toBe(false);
});

test('a protocol code that a client makes up says nothing of a real one', () => {
  const pack = packOf('maker', 1006, proven({ host: 'maker.test' }));
  const invented = { ...pack, codes: pack.codes.map((entry) => ({ ...entry, invented: true as const })) };
  const meaning = lookup(1006, { url: 'wss://maker.test/' }, { builtIn: [invented], custom: [] });
  expect(meaning).toEqual(lookup(1006));
});
