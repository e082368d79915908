import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encode } from '../../../../src/hook/primitives/json.ts';
import { quote, truncate } from '../../../../src/hook/primitives/text.ts';
import { bounded } from '../../../../src/model/limits.ts';

/** Texts of any UTF-16 code units, lone surrogates and controls among them. */
const anyText = fc
  .string({ unit: 'binary' })
  .chain((text) =>
    fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 8 })
      .map((units) => text + String.fromCharCode(...units)),
  );

test('quotes every text as JSON.stringify does, but for short escapes', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const quoted = quote(text);
      expect(JSON.parse(quoted)).toBe(text);
      expect(quoted).not.toMatch(/\p{Surrogate}/u);
    }),
  );
});

test.each([
  ['\ud800', '"\\ud800"'],
  ['\udfff', '"\\udfff"'],
  ['\udbff\udc00', '"\udbff\udc00"'],
  ['\udc00\ud800', '"\\udc00\\ud800"'],
  ['\u0000\u001f ', '"\\u0000\\u001f "'],
  ['"\\/', '"\\"\\\\/"'],
])('quotes %j', (text, quoted) => {
  expect(quote(text)).toBe(quoted);
});

test('cuts a text as the model does', () => {
  fc.assert(
    fc.property(anyText, fc.integer({ min: 1, max: 20 }), (text, length) => {
      expect(truncate(text, length)).toBe(bounded(text, length));
    }),
  );
});

test('encodes plain data as JSON.stringify does', () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
      expect(JSON.parse(encode(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test.each([
  [Number.NaN, 'null'],
  [Number.POSITIVE_INFINITY, 'null'],
  [1e21, '1e+21'],
  [-0, '0'],
  [undefined, 'null'],
  [{ a: undefined, b: () => {} }, '{"a":null,"b":null}'],
  [[], '[]'],
  [{}, '{}'],
])('encodes %j as %s', (value, json) => {
  expect(encode(value)).toBe(json);
});

test('asks no toJSON and takes nothing inherited', () => {
  const value = Object.assign(Object.create({ inherited: 1 }), { own: 2, toJSON: () => 'no' });
  expect(encode(value)).toBe('{"own":2,"toJSON":null}');
});
