import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listChange } from '../../../../src/model/lists/list-change.ts';

const letters = (text: string) => [...text];

test.each([
  ['nothing', 'abc', 'abc', '', ''],
  ['the end grew', 'abc', 'abcde', '', 'de'],
  ['the start was let go', 'abc', 'bc', 'a', ''],
  ['both', 'abc', 'cd', 'ab', 'd'],
  ['older ones came', 'cd', 'abcd', '', 'ab'],
  ['older ones came, and the end changed', 'cde', 'abcx', 'de', 'abx'],
  ['all is new', 'abc', 'xyz', 'abc', 'xyz'],
  ['all went', 'abc', '', 'abc', ''],
  ['it began', '', 'abc', '', 'abc'],
])('%s', (_, before, after, removed, added) => {
  const change = listChange(letters(before), letters(after));
  expect([change.removed.join(''), change.added.join('')]).toEqual([removed, added]);
});

test('whatever happened, what was there without what left and with what came is what is there', () => {
  const list = fc.uniqueArray(fc.nat(20));
  fc.assert(
    fc.property(list, list, (before, after) => {
      const { removed, added } = listChange(before, after);
      const kept = before.filter((item) => !removed.includes(item));
      expect([...kept, ...added].toSorted()).toEqual(after.toSorted());
    }),
  );
});
