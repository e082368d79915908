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

/** Arabic-Indic and Persian digits, which Arabic keyboards type. */
const otherDigits = /[\u0660-\u0669\u06F0-\u06F9]/g;

/** Lower case, without accents, with Latin digits and straight apostrophes: 'Échec' is found by 'echec' (Unicode NFD, marks dropped). */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .replaceAll(otherDigits, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replaceAll(/[‘’]/g, "'")
    .toLowerCase();

/** Short words of the Latin script stand in many others: "port" in "support". */
const isShort = (word: string) => /^[a-z]{1,4}$/.test(word);

/** Whether a text holds a word, both folded; a short one only where a word begins. */
export function holdsWord(text: string, word: string): boolean {
  if (!isShort(word)) return text.includes(word);
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (!/[a-z0-9_]/.test(text.charAt(at - 1))) return true;
  return false;
}

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
  if (names.some((name) => holdsWord(name, query))) return isStandard(entry) ? 2 : 3;
  return holdsWord(foldedText, query) ? 4 : 5;
}

const holds = (entry: SearchEntry, word: string) =>
  entry.number.startsWith(word) || holdsWord(entry.foldedText, word) || holdsWord(entry.foldedFixes, word);

/** Words that a query may have, and that every text is about. */
const saysNothing: ReadonlySet<string> = new Set(['ws', 'wss', 'websocket', 'websockets', 'code']);

/** The words of a folded query that tell something; all of them where none does. */
export function tellingWords(folded: string): readonly string[] {
  const all = folded.split(/\s+/);
  const telling = all.filter((word) => !saysNothing.has(word));
  return telling.length > 0 ? telling : all;
}

/** The entries in which every word of the query stands, best first; all of them for an empty query. */
export function searchEntries(entries: readonly SearchEntry[], query: string): readonly SearchEntry[] {
  const folded = fold(query.trim());
  if (folded === '') return entries;
  const words = tellingWords(folded);
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
  const trimmed = fold(query.trim());
  return /^\d{1,5}$/.test(trimmed) ? Number(trimmed) : null;
}

/** The close code that a query names among other words: 'ws 1006'; null for none. */
export const codeIn = (query: string): string | null =>
  /(?<!\d)[1-4]\d{3}(?!\d)/.exec(fold(query))?.[0] ?? null;
