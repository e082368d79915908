import { expect, test } from 'vitest';
import { createTranslations } from '../../../../src/ui/state/words/translations.ts';

test('whoever asks for words has them when the answer comes, though another asked meanwhile', async () => {
  const translations = createTranslations(['interface']);
  void translations.setLocale('en');
  const first = translations.load(['compare']);
  void translations.load(['settings']);
  await first;
  expect(translations.translator.value?.has('compare.card.description')).toBe(true);
});

test('asking for texts that are there loads nothing again', async () => {
  const translations = createTranslations(['interface']);
  await translations.setLocale('en');
  const before = translations.translator.value;
  await translations.load(['interface']);
  expect(translations.translator.value).toBe(before);
});
