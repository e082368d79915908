import { describe, expect, test } from 'vitest';
import { locales } from '../../../locales/index.ts';
import { manifestMessages } from '../../../locales/manifest.ts';
import { sameInEveryLanguage } from './same-in-every-language.ts';
import { shapeOf, translations, wordsOf } from './support.ts';

const english = wordsOf('en');

describe.each(locales.map(({ id }) => id))('%s', (locale) => {
  const words = wordsOf(locale);

  test('has the same keys as English', () => {
    expect([...words.keys()].sort()).toEqual([...english.keys()].sort());
  });

  test('has the same placeholders and tags as English, in every message', () => {
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

  test('has no empty text and no text with blanks at its ends', () => {
    expect([...words].filter(([, text]) => text.trim() === '' || text !== text.trim())).toEqual([]);
  });

  test('has every text in typographic peace: no doubled blanks, no straight apostrophe that opens an ICU quote by accident', () => {
    const broken = [...words].filter(([, text]) => / {2}/.test(text));
    expect(broken).toEqual([]);
  });
});

// An empty list is no mistake while English is the only language.
describe.each(translations.length > 0 ? translations : ['en'])('%s beside English', (locale) => {
  test('leaves no sentence in English but those on the list of exceptions', () => {
    const words = wordsOf(locale);
    const untranslated = [...words]
      .filter(([key, text]) => locale !== 'en' && text === english.get(key))
      .filter(([key, text]) => !sameInEveryLanguage(key, text))
      .map(([key, text]) => `${key}: ${text}`);
    expect(untranslated).toEqual([]);
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
