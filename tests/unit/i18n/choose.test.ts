import { expect, test } from 'vitest';
import { chooseLocale } from '../../../src/i18n/choose.ts';

test.each([
  [['en'], 'en'],
  [['en-GB'], 'en'],
  [['xx', 'EN'], 'en'],
  [['xx'], 'en'],
  [['zh-TW', 'en'], 'zh-CN'],
  [['pt'], 'pt-BR'],
  [['pt-PT'], 'pt-BR'],
  [['fr-CA'], 'fr'],
  [['ar-EG', 'fr'], 'ar'],
  [['xx', 'es-419', 'fr'], 'es'],
  [[], 'en'],
])('wishes %j choose %s', (wishes, expected) => {
  expect(chooseLocale(wishes)).toBe(expected);
});
