import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allMeanings, candidates, loadBuiltInPacks, lookup } from '../../../src/registry/index.ts';
import type { LookupContext } from '../../../src/registry/types.ts';
import { customOf, packOf, presumed, proven } from './packs.ts';

const builtIn = await loadBuiltInPacks();
const all = { builtIn, custom: [] };

const vendorCodes = builtIn.flatMap(({ codes }) => codes.map((entry) => entry.code));
const code = fc.oneof(fc.integer({ min: 0, max: 65_535 }), fc.constantFrom(...vendorCodes));
const subprotocols = builtIn.flatMap(({ recognise }) =>
  recognise.flatMap(({ subprotocol }) => subprotocol ?? []),
);
const hosts = builtIn.flatMap(({ recognise }) =>
  recognise.flatMap(({ host }) => host?.replaceAll('*', 'x') ?? []),
);
const paths = builtIn.flatMap(({ recognise }) =>
  recognise.flatMap(({ path }) => path?.replaceAll('*', 'x') ?? []),
);
const url = fc.oneof(
  fc.string(),
  fc.webUrl({ withQueryParameters: true }),
  fc
    .tuple(
      fc.constantFrom(...hosts),
      fc.constantFrom('/', ...paths),
      fc.constantFrom('', '?vsn=2.0.0', '?protocol'),
    )
    .map(([host, path, query]) => `wss://${host}${path}${query}`),
);
const protocol = fc.oneof(fc.string(), fc.constantFrom('', ...subprotocols));
const context: fc.Arbitrary<LookupContext> = fc.record(
  { protocol, requestedProtocols: fc.array(protocol, { maxLength: 3 }), url },
  { requiredKeys: [] },
);

test('every number gets one answer, for any context', () => {
  fc.assert(
    fc.property(fc.oneof(code, fc.double(), fc.integer()), context, (number, at) => {
      const meaning = lookup(number, at, all);
      expect(meaning.code).toBe(number);
      expect(meaning.sources.length).toBeGreaterThan(0);
      expect(meaning.clientInvented).toBe(false);
    }),
  );
});

test('the same question gets the same answer, in whatever order the packs were loaded', () => {
  fc.assert(
    fc.property(
      code,
      context,
      fc.shuffledSubarray([...builtIn], { minLength: builtIn.length }),
      (number, at, mixed) => {
        expect(lookup(number, at, { builtIn: mixed, custom: [] })).toEqual(lookup(number, at, all));
      },
    ),
  );
});

test('without evidence the answer is that of the number alone', () => {
  fc.assert(
    fc.property(code, (number) => {
      expect(lookup(number, {}, all)).toEqual(lookup(number));
    }),
  );
});

test('what was chosen on evidence is at hand in the socket itself', () => {
  fc.assert(
    fc.property(code, context, (number, at) => {
      const { kind, choice } = lookup(number, at, all);
      const socket = [at.protocol, ...(at.requestedProtocols ?? []), at.url].join(' ').toLowerCase();
      if (kind === 'pack') expect(socket).toContain(choice.matched.toLowerCase());
      else expect(choice).toEqual({ basis: 'number', certainty: 'proven', matched: '' });
    }),
  );
});

const number = fc.integer({ min: 3000, max: 4999 });
const socket = { protocol: 'p', url: 'wss://h.test/x?q=1' };
const rules = [{ subprotocol: 'p' }, { host: 'h.test' }, { path: '/x' }, { query: 'q' }];

test('a presumed rule never outranks a proven one', () => {
  fc.assert(
    fc.property(
      number,
      fc.constantFrom(...rules),
      fc.constantFrom(...rules),
      fc.boolean(),
      (at, weak, strong, turned) => {
        const packs = [packOf('aaa', at, presumed(weak)), packOf('zzz', at, proven(strong))];
        const { source } = lookup(at, socket, { builtIn: turned ? packs.toReversed() : packs, custom: [] });
        expect(source).toBe('zzz');
      },
    ),
  );
});

test("a user's pack that fits always wins, and one that does not never does", () => {
  fc.assert(
    fc.property(number, context, fc.boolean(), (at, where, fits) => {
      const host = fits ? '*.test' : 'elsewhere.invalid';
      const custom = [customOf('own', at, { hosts: [host] })];
      const { kind } = lookup(at, { ...where, url: 'wss://own.test/' }, { builtIn, custom });
      expect(kind === 'custom').toBe(fits);
    }),
  );
});

test('candidates are exactly the meanings that other packs give the number', () => {
  fc.assert(
    fc.property(number, (at) => {
      const holds = ({ code: from, span }: { code: number; span?: { to: number } }) =>
        at >= from && at <= (span?.to ?? from);
      const known = allMeanings(all).filter((meaning) => meaning.kind === 'pack' && holds(meaning));
      expect(new Set(candidates(at, all).map(({ source }) => source))).toEqual(
        new Set(known.map(({ source }) => source)),
      );
    }),
  );
});
