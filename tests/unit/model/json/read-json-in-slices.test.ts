import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readJson } from '../../../../src/model/json/read-json.ts';
import { readJsonInSlices } from '../../../../src/model/json/read-json-in-slices.ts';
import { atOnce } from '../../../../src/model/lists/slices.ts';

const inSlices = (text: string) => atOnce(readJsonInSlices(text));

test.each([
  ['an object with lists', '{"a": [1, [2, 3], {"b": ["x,]", "\\"["]}], "c": {"d": [4]}, "e": []}'],
  ['a byte order mark before it', '\ufeff{"a": [1]}'],
  ['a list of lists', '[[1], [2]]'],
  ['a number', '7'],
  ['a key that comes twice', '{"a": [1], "a": [2]}'],
  ['a key named __proto__', '{"__proto__": [1]}'],
  ['nothing', ''],
  ['an empty item', '{"a": [1,,2]}'],
  ['a comma after the last item', '{"a": [1,]}'],
  ['a comma alone', '{"a": [,]}'],
  ['no comma between items', '{"a": [1 2]}'],
  ['the wrong bracket', '{"a": [{]}'],
  ['the wrong closing bracket', '{"a": [1}'],
  ['a brace that closes a list', '{"a": [1}}'],
  ['a bracket that closes an object', '{"a": {"b": 1]}'],
  ['no closing bracket', '{"a": [1, 2'],
  ['no end of a string', '{"a": ["x]}'],
  ['something after it', '{"a": [1]} x'],
  ['too many closing brackets', '{"a": [1]]}'],
])('%s is read as at once', (_, text) => {
  expect(inSlices(text)).toEqual(readJson(text));
});

test('any value is read as it was written', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.oneof(fc.jsonValue(), fc.array(fc.jsonValue()))), (value) => {
      for (const text of [JSON.stringify(value), JSON.stringify(value, null, 2)])
        expect(inSlices(text)).toEqual(readJson(text));
    }),
  );
});

test('any text that is nearly JSON gets the same answer', () => {
  const pieces = fc.constantFrom('{', '}', '[', ']', ',', ':', '"', '"a"', '1', '\\', ' ', 'null');
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 14 }), (parts) => {
      const text = parts.join('');
      expect(inSlices(text)).toEqual(readJson(text));
    }),
    { numRuns: 3_000 },
  );
});

test('a long list is read in slices', () => {
  const work = readJsonInSlices(
    JSON.stringify({ list: Array.from({ length: 100 }, (_, index) => ({ index })) }),
  );
  let turns = 0;
  while (!work.next().done) turns += 1;
  expect(turns).toBeGreaterThan(3);
});
