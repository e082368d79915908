import { expect, test } from 'vitest';
import { registryProblems } from '../../../modules/registry/problems.ts';
import { loadBuiltInPacks, lookup, mayNeedPacks, standardCodes } from '../../../src/registry/index.ts';

const packs = await loadBuiltInPacks();

test('the data is in order: schema, unique codes, sources, English words, none unused', () => {
  expect(registryProblems()).toEqual([]);
});

test('at least forty packs are built in', () => {
  expect(packs.length).toBeGreaterThanOrEqual(40);
});

test('a proven rule rests on more than a path that others may use', () => {
  const weak = packs.flatMap(({ id, recognise }) =>
    recognise
      .filter(
        ({ certainty, subprotocol, host, query }) =>
          certainty === 'proven' && !subprotocol && !host && !query,
      )
      .map(() => id),
  );
  expect(weak).toEqual([]);
});

const protocolCode = (code: number) => code >= 1000 && code <= 1015;

test('every pack with codes of the protocol is asked for where its host or subprotocol is at hand', () => {
  for (const { codes, recognise } of packs) {
    const code = codes.find((entry) => protocolCode(entry.code) && !entry.invented)?.code;
    if (code === undefined) continue;
    for (const { host, subprotocol } of recognise) {
      if (host) expect(mayNeedPacks(code, { url: `wss://${host.replaceAll('*', 'x')}/` }), host).toBe(true);
      if (subprotocol) expect(mayNeedPacks(code, { protocol: subprotocol }), subprotocol).toBe(true);
    }
  }
});

test.each([
  [999, { protocol: 'x' }, false],
  [1000, {}, false],
  [1000, { url: 'wss://example.com/' }, false],
  [1000, { url: 'wss://notamazonaws.com/' }, false],
  [1000, { requestedProtocols: ['x'] }, true],
  [1016, { protocol: 'x' }, false],
  [2999, { protocol: 'x' }, false],
  [3000, {}, true],
  [4999, {}, true],
  [5000, { protocol: 'x' }, false],
])('%d with %j may need the packs: %s', (code, context, expected) => {
  expect(mayNeedPacks(code, context)).toBe(expected);
});

test('every registered code names who may send it and what to do', () => {
  for (const code of standardCodes) {
    const { fixes, sources, facts } = lookup(code);
    expect(fixes.length, `${code}`).toBeGreaterThan(0);
    expect(sources.length, `${code}`).toBeGreaterThan(0);
    expect(facts.onWire, `${code}`).toBe(facts.sender !== 'nobody');
  }
});

test('an address of a file or a package names the version that was read, not whatever is newest', () => {
  const addresses = [
    ...standardCodes
      .map((code) => lookup(code))
      .flatMap(({ sources, knownSenders }) => [...sources, ...knownSenders.map(({ source }) => source)]),
    ...packs.flatMap(({ codes }) => codes.map(({ source }) => source)),
    ...packs.flatMap(({ recognise }) => recognise.map(({ basis }) => basis)),
  ];
  expect(addresses.length).toBeGreaterThan(300);
  const moving =
    /\/blob\/(?:main|master)\/|npmjs\.com\/package\/(?:@[^/]+\/)?[^/]+$|pypi\.org\/project\/[^/]+\/?$/;
  expect(addresses.filter((address) => moving.test(address))).toEqual([]);
});
