import type { Meaning, Words } from './types.ts';

/** A meaning with its texts in the reader's language, folded for searching. */
export interface SearchEntry {
  readonly meaning: Meaning;
  /** See `keyOf`. */
  readonly key: string;
  readonly name: string;
  /** The name in English; '' where it is the same. */
  readonly englishName: string;
  readonly number: string;
  readonly foldedName: string;
  readonly foldedEnglish: string;
  readonly foldedText: string;
  readonly foldedFixes: string;
}

/** Puts words of the registry into a language; '' for those whose file is not loaded. */
export type TextOf = (words: Words) => string;

/** Lower case, without accents: 'Échec' is found by 'echec' (Unicode NFD, marks dropped). */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase();

/** The number, or the span of numbers, that a meaning stands for. */
export const numberOf = ({ code, span }: Meaning): string =>
  span ? `${span.from}–${span.to}` : String(code);

/** A meaning's key, unique among the meanings of one set of packs. */
export const keyOf = (meaning: Meaning): string =>
  `${meaning.kind} ${meaning.source} ${meaning.packName ?? ''} ${numberOf(meaning)}`;

/** One meaning made ready for searching: by its texts in the reader's language, and by those in English, which is what specifications speak. */
export function searchEntry(meaning: Meaning, textOf: TextOf, englishOf: TextOf): SearchEntry {
  const { description, whenSeen, packName, fixes } = meaning;
  const name = textOf(meaning.name);
  const english = englishOf(meaning.name);
  const englishName = english === name ? '' : english;
  const number = numberOf(meaning);
  const texts = [
    name,
    packName ?? '',
    ...[description, whenSeen].flatMap((words) => [textOf(words), englishOf(words)]),
  ];
  const text = [englishName, ...texts].join('\n');
  return {
    meaning,
    key: keyOf(meaning),
    name,
    englishName,
    number,
    foldedName: fold(name),
    foldedEnglish: fold(englishName),
    foldedText: fold(text),
    foldedFixes: fold(fixes.map(textOf).join('\n')),
  };
}

/** Standard codes come before packs that say it in the same place: most readers look for them. */
const isStandard = ({ meaning }: SearchEntry) => meaning.kind === 'standard';

function rankOf(entry: SearchEntry, query: string): number {
  const { number, foldedText, meaning } = entry;
  const names = [entry.foldedName, entry.foldedEnglish];
  if (String(meaning.code) === query || number === query) return 0;
  if (number.startsWith(query)) return 1;
  if (names.some((name) => name.startsWith(query))) return 2;
  if (names.some((name) => name.includes(query))) return isStandard(entry) ? 2 : 3;
  return foldedText.includes(query) ? 4 : 5;
}

const holds = (entry: SearchEntry, word: string) =>
  entry.number.startsWith(word) || entry.foldedText.includes(word) || entry.foldedFixes.includes(word);

/** The entries in which every word of the query stands, best first; all of them for an empty query. */
export function searchEntries(entries: readonly SearchEntry[], query: string): readonly SearchEntry[] {
  const folded = fold(query.trim());
  if (folded === '') return entries;
  const words = folded.split(/\s+/);
  return entries
    .filter((entry) => words.every((word) => holds(entry, word)))
    .map((entry) => ({ entry, rank: rankOf(entry, folded) }))
    .toSorted(
      (left, right) =>
        left.rank - right.rank || Number(isStandard(right.entry)) - Number(isStandard(left.entry)),
    )
    .map(({ entry }) => entry);
}

/** The number that a query asks for, if it is nothing but a number of up to five digits. */
export function numberIn(query: string): number | null {
  const trimmed = query.trim();
  return /^\d{1,5}$/.test(trimmed) ? Number(trimmed) : null;
}
