import { describe, expect, test } from 'vitest';
import { locales } from '../../../locales/index.ts';
import { createTranslator, loadMessages } from '../../../src/i18n/index.ts';
import { searchEntries, searchEntry } from '../../../src/registry/code-search.ts';
import { allMeanings, loadBuiltInPacks } from '../../../src/registry/index.ts';
import { plainTextOf } from '../../../src/ui/codes/list/use-entries.ts';

const meanings = allMeanings({ builtIn: await loadBuiltInPacks(), custom: [] });

const textsIn = async (locale: (typeof locales)[number]['id']) =>
  plainTextOf(createTranslator(locale, await loadMessages(locale, ['codes', 'packs'])));

const english = await textsIn('en');

describe.each(locales.filter(({ id }) => id !== 'en'))('$id', async ({ id }) => {
  const own = await textsIn(id);
  const entries = meanings.map((meaning) => searchEntry(meaning, own, english));

  test('every code has its English name beside its own, where that is another', () => {
    const lacking = entries.filter(
      ({ meaning, name, englishName }) => (englishName || name) !== english(meaning.name) || name === '',
    );
    expect(lacking).toEqual([]);
    const translated = entries.filter(
      ({ meaning, englishName }) => meaning.kind === 'standard' && englishName,
    );
    expect(translated).toHaveLength(entries.filter(({ meaning }) => meaning.kind === 'standard').length);
  });

  test('every code is found by its English name, and by its own', () => {
    const lost = entries.filter(
      (entry) =>
        ![english(entry.meaning.name), entry.name].every((name) =>
          searchEntries(entries, name).includes(entry),
        ),
    );
    expect(lost.map(({ key }) => key)).toEqual([]);
  });

  test('a standard code comes first by either name, before the codes of packs', () => {
    const behind = entries.filter(
      (entry) =>
        entry.meaning.kind === 'standard' &&
        [english(entry.meaning.name), entry.name].some((name) => searchEntries(entries, name)[0] !== entry),
    );
    expect(behind.map(({ key }) => key)).toEqual([]);
  });
});
