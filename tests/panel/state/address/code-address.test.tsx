import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keyOf } from '../../../../src/registry/code-search.ts';
import { allMeanings, lookup } from '../../../../src/registry/index.ts';
import { formatCodeAddress, parseCodeAddress } from '../../../../src/ui/state/address/code-address.ts';
import { addressOf, meaningAt } from '../../../../src/ui/state/address/code-meaning.ts';
import { packs } from '../../../unit/compare/meanings.ts';

test.each([
  ['1006', { code: 1006, pack: null }],
  ['0', { code: 0, pack: null }],
  ['70000', { code: 70_000, pack: null }],
  ['discord-gateway:4004', { code: 4004, pack: 'discord-gateway' }],
  ['custom.Our%20team:4100', { code: 4100, pack: 'custom.Our team' }],
])('%s is an address', (text, address) => {
  expect(parseCodeAddress(text)).toEqual(address);
  expect(formatCodeAddress(address)).toBe(text);
});

test.each(['', 'x', '-1', '1e3', '100000', ':4004', '1000:', '10 06', '1006#'])('%j is none', (text) => {
  expect(parseCodeAddress(text)).toBeNull();
});

test('every meaning is found again at its address', () => {
  for (const meaning of allMeanings(packs)) {
    const address = parseCodeAddress(formatCodeAddress(addressOf(meaning)));
    expect(address && keyOf(meaningAt(address, packs))).toBe(keyOf(meaning));
  }
});

test('a pack that is not there leaves the meaning that all share', () => {
  expect(meaningAt({ code: 4004, pack: 'gone' }, packs)).toEqual(lookup(4004));
});

test('any pack name survives the address', () => {
  const name = fc.string({ minLength: 1, unit: 'grapheme' });
  fc.assert(
    fc.property(name, (pack) => {
      const address = { code: 4100, pack };
      expect(parseCodeAddress(formatCodeAddress(address))).toEqual(address);
    }),
  );
});

test('a name with half of a surrogate pair has an address all the same', () => {
  const text = formatCodeAddress({ code: 4001, pack: 'custom.\ud800x' });
  expect(text).toBe('custom.%EF%BF%BDx:4001');
  expect(formatCodeAddress(parseCodeAddress('\ud800:4001') ?? { code: 0, pack: null })).toBe(
    '%EF%BF%BD:4001',
  );
});
