import { expect, test } from 'vitest';
import { chooseLocale } from '../../../src/i18n/choose.ts';

test.each([
  [['en'], 'en'],
  [['en-GB'], 'en'],
  [['xx', 'EN'], 'en'],
  [['xx'], 'en'],
  [[], 'en'],
])('wishes %j choose %s', (wishes, expected) => {
  expect(chooseLocale(wishes)).toBe(expected);
});
