import { allMeanings, type PackSet } from './lookup.ts';
import type { Meaning, Span, Words } from './types.ts';

/** A meaning in one language, as the search reads it. */
export interface CodeEntry {
  readonly code: number;
  readonly span?: Span;
  readonly name: string;
  /** All other words to search: description, when you see it. */
  readonly text: string;
  readonly source: string;
  readonly packName: string | null;
}

/** An entry with the meaning it was made from. */
export interface MeaningEntry extends CodeEntry {
  readonly meaning: Meaning;
}

/** Every known meaning in words, for the search and the Codes view. `speak` puts words into the reader's language. */
export const allEntries = (packs: PackSet, speak: (words: Words) => string): readonly MeaningEntry[] =>
  allMeanings(packs).map((meaning) => ({
    code: meaning.code,
    ...(meaning.span ? { span: meaning.span } : {}),
    name: speak(meaning.name),
    text: `${speak(meaning.description)} ${speak(meaning.whenSeen)}`,
    source: meaning.source,
    packName: meaning.packName,
    meaning,
  }));

/** Lower case, without accents and vowel marks, camelCase taken apart: "ConnexionÉchouée" reads "connexion echouee". */
const plain = (text: string): string =>
  text
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase();

const wordsOf = (text: string): readonly string[] => plain(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** Whether one of the words begins with the term; scripts without spaces are searched throughout. */
const begins = (words: readonly string[], term: string) => words.some((word) => word.startsWith(term));
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u;
const holds = (words: readonly string[], term: string) =>
  begins(words, term) || (unspaced.test(term) && words.some((word) => word.includes(term)));

const noMatch = Number.POSITIVE_INFINITY;

function rankOfNumber(entry: CodeEntry, query: string): number {
  if (!entry.span) return String(entry.code).startsWith(query) ? 0 : noMatch;
  const code = Number(query);
  return code >= entry.span.from && code <= entry.span.to ? 1 : noMatch;
}

/** The lower the better: the whole name, all terms in the name, in the name or the pack's, anywhere. */
function rankOfWords(entry: CodeEntry, terms: readonly string[]): number {
  const name = wordsOf(entry.name);
  if (name.join(' ') === terms.join(' ')) return 2;
  if (terms.every((term) => holds(name, term))) return 3;
  const pack = wordsOf(`${entry.packName ?? ''} ${entry.source}`);
  const titled = [...name, ...pack, String(entry.code)];
  if (terms.every((term) => holds(titled, term))) return 4;
  const all = [...titled, ...wordsOf(entry.text)];
  return terms.every((term) => holds(all, term)) ? 5 : noMatch;
}

/**
 * The entries that a query finds, best first: by number (1006, or 40 for all that begin with it), by name, or by words
 * that all occur. Equals keep the order they came in; an empty query finds everything. Works in any language.
 */
export function searchCodes<Entry extends CodeEntry>(
  query: string,
  entries: readonly Entry[],
): readonly Entry[] {
  const terms = wordsOf(query);
  if (terms.length === 0) return entries;
  const [first = ''] = terms;
  const asNumber = terms.length === 1 && /^\d{1,5}$/.test(first);
  return entries
    .map((entry) => {
      const byWords = rankOfWords(entry, terms);
      return { entry, rank: asNumber ? Math.min(rankOfNumber(entry, first), byWords) : byWords };
    })
    .filter(({ rank }) => rank !== noMatch)
    .toSorted((left, right) => left.rank - right.rank)
    .map(({ entry }) => entry);
}
