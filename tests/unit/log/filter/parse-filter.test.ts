import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseFilter } from '../../../../src/log/filter/parse-filter.ts';

const testsOf = (text: string) => parseFilter(text).filter.terms.map(({ test: each }) => each);

test.each([
  ['code:1006', 1006, 1006],
  ['code:4000-4999', 4000, 4999],
  ['code:4999-4000', 4000, 4999],
  ['code:40xx', 4000, 4099],
  ['code:>=3000', 3000, Number.POSITIVE_INFINITY],
  ['code:>3000', 3001, Number.POSITIVE_INFINITY],
  ['code:<1004', 0, 1003],
  ['CODE:1006', 1006, 1006],
])('%s asks for codes from %d to %d', (text, from, to) => {
  expect(testsOf(text)).toEqual([{ kind: 'codes', key: 'code', ranges: [{ from, to }] }]);
});

test('alternatives stand between commas', () => {
  expect(testsOf('code:1001,1006')).toMatchObject([{ ranges: [{ from: 1001 }, { from: 1006 }] }]);
  expect(testsOf('reason:"bye, see you",Kicked')).toMatchObject([{ words: ['bye, see you', 'kicked'] }]);
});

test.each([
  ['lived:>60s', 60_000, Number.POSITIVE_INFINITY],
  ['lived:<=500ms', 0, 500],
  ['lived:1s-1.5min', 1_000, 90_000],
  ['lived:>=2h', 7_200_000, Number.POSITIVE_INFINITY],
])('%s is a range of milliseconds', (text, from, to) => {
  const [found] = testsOf(text);
  if (found?.kind !== 'duration') throw new Error('no duration');
  expect(found.ranges[0]?.from).toBeCloseTo(from, 3);
  expect(found.ranges[0]?.to).toBe(to);
});

test.each([
  ['network error', ['network', 'error']],
  ['"network error"', ['network error']],
  ['localhost:8080', ['localhost:8080']],
  ['wss://h.test/x?y:z', ['wss://h.test/x?y:z']],
  ['net::ERR_FAILED', ['net::err_failed']],
  ['-', ['-']],
  ['"cause:tls"', ['cause:tls']],
  ['  ', []],
])('%j is free text', (text, words) => {
  expect(testsOf(text)).toEqual(words.map((word) => ({ kind: 'text', text: word })));
});

test('a minus negates', () => {
  expect(parseFilter('-host:cdn -"a b" -c').filter.terms.map(({ negated }) => negated)).toEqual([
    true,
    true,
    true,
  ]);
});

test.each([
  ['code:abc', 'filter.badCode'],
  ['code:1006,', null],
  ['code:1006,x', 'filter.badCode'],
  ['code:', 'filter.empty'],
  ['cause:""', 'filter.empty'],
  ['lived:5s', 'filter.badDuration'],
  ['lived:<5', 'filter.badDuration'],
  ['is:broken', 'filter.badState'],
  ['time:noon', 'filter.badTime'],
  ['colour:red', 'filter.unknownTerm'],
  ['"open', 'filter.openQuote'],
])('%s: %s', (text, key) => {
  expect(parseFilter(text).problems.map(({ what }) => what.key)).toEqual(key === null ? [] : [key]);
});

test('a bad term says where it stands, and the rest still filters', () => {
  const { filter, problems } = parseFilter('cause:tls code:x by:server');
  expect(problems).toMatchObject([{ from: 10, to: 16 }]);
  expect(filter.terms).toHaveLength(2);
});

test('no text at all makes it throw or hang', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      parseFilter(text);
      parseFilter(`code:${text} -${text} "${text}`);
    }),
  );
});
