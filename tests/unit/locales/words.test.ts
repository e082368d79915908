import { describe, expect, test } from 'vitest';
import { locales } from '../../../locales/index.ts';
import { manifestMessages } from '../../../modules/locales/manifest-messages.ts';
import { englishWordsIn, sameInEveryLanguage } from './same-in-every-language.ts';
import { pluralSamples, renderWithCount, shapeOf, translations, wordsOf } from './support.ts';

const english = wordsOf('en');

describe.each(locales.map(({ id }) => id))('%s', (locale) => {
  const words = wordsOf(locale);

  test('has the same keys as English', () => {
    expect([...words.keys()].sort()).toEqual([...english.keys()].sort());
  });

  test('has the same placeholders and tags as English in every message', () => {
    const odd = [...words].filter(
      ([key, text]) => `${shapeOf(text, locale).shape}` !== `${shapeOf(english.get(key) ?? '', 'en').shape}`,
    );
    expect(odd).toEqual([]);
  });

  test('has every plural form that its language needs', () => {
    const needed = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
    const lacking = [...words].flatMap(([key, text]) =>
      shapeOf(text, locale)
        .plurals.filter(({ forms }) => needed.some((form) => !forms.includes(form)))
        .map(({ forms }) => `${key}: ${forms}`),
    );
    expect(lacking).toEqual([]);
  });

  test('renders every plural form of every message', () => {
    const rules = new Intl.PluralRules(locale);
    for (const [key, text] of words) {
      const { plurals, shape } = shapeOf(text, locale);
      if (plurals.length === 0) continue;
      const rendered = new Map(
        pluralSamples.map((count) => [rules.select(count), renderWithCount(text, locale, shape, count)]),
      );
      expect([...rendered.keys()].sort()).toEqual([...rules.resolvedOptions().pluralCategories].sort());
      for (const sentence of rendered.values()) expect(sentence, key).not.toMatch(/[{}#]|^\s*$/);
    }
  });

  test('chooses no words by a text: values of texts carry isolates, which no choice would match', () => {
    const choosing = [...words].filter(([, text]) => /\{\s*\w+\s*,\s*select\s*,/.test(text));
    expect(choosing).toEqual([]);
  });

  test('has no empty text and no text with blanks at its ends', () => {
    expect([...words].filter(([, text]) => text.trim() === '' || text !== text.trim())).toEqual([]);
  });

  test('has no doubled blanks', () => {
    expect([...words].filter(([, text]) => text.includes('  '))).toEqual([]);
  });
});

describe.each(translations)('%s beside English', (locale) => {
  const words = wordsOf(locale);

  test('leaves no text as it is in English but those on the list of exceptions', () => {
    const untranslated = [...words]
      .filter(([key, text]) => text === english.get(key) && !sameInEveryLanguage(locale, text))
      .map(([key, text]) => `${key}: ${text}`);
    expect(untranslated).toEqual([]);
  });

  test('leaves no English sentence inside a translated text', () => {
    expect([...words].filter(([, text]) => englishWordsIn(text) > 1)).toEqual([]);
  });
});

test('the browser gets the name and description of every language, within its limits', () => {
  for (const { relativeDest, contents } of manifestMessages()) {
    expect(relativeDest).toMatch(/^_locales\/[a-z]{2}(_[A-Z]{2})?\/messages\.json$/);
    const { name, description } = JSON.parse(contents);
    // Chrome's manifest reference: name at most 75 characters, description at most 132.
    expect(name.message.length).toBeLessThanOrEqual(75);
    expect(description.message.length).toBeLessThanOrEqual(132);
  }
});
