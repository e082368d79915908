import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonErrorPosition } from '../../../../src/model/json/json-error-position.ts';

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
  ['{"a":x}', 1, 6],
  ['{"a":"b', 1, 6],
  ['[1,\n2,\n]', 3, 1],
  ['{"a":1}\n x', 2, 2],
  ['01', 1, 2],
  ['["\u0085", x]', 1, 7],
])('%j goes wrong at line %i, column %i', (text, line, column) => {
  expect(jsonErrorPosition(text)).toEqual({ line, column });
});

test('finds no error in JSON', () => {
  fc.assert(
    fc.property(fc.json(), fc.constantFrom(0, 2), (json, indent) => {
      expect(jsonErrorPosition(JSON.stringify(JSON.parse(json), null, indent))).toBeNull();
    }),
  );
});

test('finds an error exactly where JSON.parse does', () => {
  const broken = fc
    .tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '}', '"', 'x', ' '))
    .map(([json, at, put]) => {
      const cut = at % (json.length + 1);
      return json.slice(0, cut) + put + json.slice(cut + 1);
    });
  const parses = (text: string) => {
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  };
  fc.assert(
    fc.property(broken, (text) => {
      expect(jsonErrorPosition(text) === null).toBe(parses(text));
    }),
    {
      numRuns: 1_000,
    },
  );
});

test('a deeply nested text does not exhaust the stack', () => {
  expect(jsonErrorPosition('['.repeat(200_000))).toEqual({ line: 1, column: 200_001 });
});
