import * as v from 'valibot';
import { expect, test } from 'vitest';
import { issuePath, readJson } from '../../../../src/model/json/read-json.ts';

test.each([
  ['{"a": [1]}', { ok: true, value: { a: [1] } }],
  ['\ufeff[]', { ok: true, value: [] }],
  ['{\n "a": oops }', { ok: false, position: { line: 2, column: 7 } }],
  ['\ufeffx', { ok: false, position: { line: 1, column: 1 } }],
])('%j is read as %j', (text, read) => {
  expect(readJson(text)).toEqual(read);
});

const list = v.array(v.object({ code: v.number() }));

test.each([
  [{ codes: [{ code: 1 }, { code: 'x' }] }, 'codes[1].code'],
  [{ codes: 1 }, 'codes'],
  [1, ''],
])('the problem of %j stands at "%s"', (value, path) => {
  const { issues } = v.safeParse(v.object({ codes: list }), value);
  expect(issues?.map(issuePath)).toEqual([path]);
});

test('a list begins its path with the index', () => {
  const { issues } = v.safeParse(list, [{}]);
  expect(issues?.map(issuePath)).toEqual(['[0].code']);
});
