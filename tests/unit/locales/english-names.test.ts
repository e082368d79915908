import { describe, expect, test } from 'vitest';
import { searchEntries, searchEntry, type TextOf } from '../../../src/registry/code-search.ts';
import { allMeanings, loadBuiltInPacks } from '../../../src/registry/index.ts';
import { translations, wordsOf } from './support.ts';

/** The registry's words in a language. */
function textsOf(locale: string): TextOf {
  const words = wordsOf(locale);
  return (of) => ('text' in of ? of.text : (words.get(of.key) ?? ''));
}

const inEnglish = textsOf('en');
const meanings = allMeanings({ builtIn: await loadBuiltInPacks(), custom: [] });

describe.each(translations)('%s', (locale) => {
  const entries = meanings.map((meaning) => searchEntry(meaning, textsOf(locale), inEnglish));

  test('has the English name of every code beside its own', () => {
    const lacking = entries.filter(
      ({ meaning, name, englishName }) => (englishName || name) !== inEnglish(meaning.name) || name === '',
    );
    expect(lacking).toEqual([]);
  });

  test('finds every code by its English name, and a standard one first', () => {
    const missed = entries.filter((entry) => {
      const found = searchEntries(entries, inEnglish(entry.meaning.name));
      return entry.meaning.kind === 'standard' ? found[0] !== entry : !found.includes(entry);
    });
    expect(missed.map(({ number, name }) => `${number} ${name}`)).toEqual([]);
  });

  test('finds every standard code by its own name, before those of packs', () => {
    const missed = entries.filter(
      (entry) => entry.meaning.kind === 'standard' && searchEntries(entries, entry.name)[0] !== entry,
    );
    expect(missed.map(({ number, name }) => `${number} ${name}`)).toEqual([]);
  });
});
