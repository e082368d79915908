import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonErrorPlace } from '../../../src/registry/json-place.ts';

test.each([
  ['', 1, 1],
  ['   ', 1, 4],
  ['{', 1, 2],
  ['{"a":1,}', 1, 8],
  ['{"a" 1}', 1, 6],
  ['{a:1}', 1, 2],
  ['[1,]', 1, 4],
  ['[1 2]', 1, 4],
  ['[1}', 1, 3],
  ['{"a":1]', 1, 7],
  ['{"a":1}\n{', 2, 1],
  ['[\n  01\n]', 2, 4],
  ['"a\nb"', 1, 1],
  ['["\\x"]', 1, 2],
  ["{'a':1}", 1, 2],
  ['{\r\n  "a": tru\r\n}', 2, 8],
  ['[1,\n// no\n2]', 2, 1],
  ['{"a":}', 1, 6],
  [':', 1, 1],
  ['[,1]', 1, 2],
])('%j breaks at line %d, column %d', (text, line, column) => {
  expect(jsonErrorPlace(text)).toEqual({ line, column });
});

test('agrees with JSON.parse on what is JSON, however the text was damaged', () => {
  const isJson = (text: string) => {
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  };
  const damaged = fc
    .tuple(
      fc.json(),
      fc.nat(),
      fc.constantFrom('', ',', '}', ']', '"', ':', '0', '-', '\\', '\u0001', '.', 'e'),
    )
    .map(([text, at, piece]) => {
      const place = at % (text.length + 1);
      return text.slice(0, place) + piece + text.slice(place + (at % 2));
    });
  fc.assert(
    fc.property(fc.oneof(fc.json(), damaged, fc.string()), (text) => {
      expect(jsonErrorPlace(text) === null).toBe(isJson(text));
    }),
    { numRuns: 1_000 },
  );
});

test('a hundred thousand open brackets do no harm', () => {
  expect(jsonErrorPlace('['.repeat(100_000))).toEqual({ line: 1, column: 100_001 });
});
