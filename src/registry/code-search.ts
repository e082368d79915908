import type { Translator } from '../i18n/index.ts';
import type { Meaning, Words } from './index.ts';

/** A meaning with its texts in the reader's language, folded for searching. */
export interface SearchEntry {
  readonly meaning: Meaning;
  /** See `keyOf`. */
  readonly key: string;
  readonly name: string;
  readonly number: string;
  readonly foldedName: string;
  readonly foldedText: string;
  readonly foldedFixes: string;
}

/** Lower case, without accents: 'Échec' is found by 'echec' (Unicode NFD, marks dropped). */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase();

/** Words as plain text, without the isolates; '' for words whose file is not loaded. */
export function plainWords(words: Words, translator: Translator): string {
  if ('text' in words) return words.text;
  return translator.has(words.key) ? translator.text(words.key).replaceAll(/[\u2068\u2069]/g, '') : '';
}

/** The number, or the span of numbers, that a meaning stands for. */
export const numberOf = ({ code, span }: Meaning): string =>
  span ? `${span.from}–${span.to}` : String(code);

/** A meaning's key, unique among the meanings of one set of packs. */
export const keyOf = (meaning: Meaning): string =>
  `${meaning.kind} ${meaning.source} ${meaning.packName ?? ''} ${numberOf(meaning)}`;

/** One meaning made ready for searching. */
export function searchEntry(meaning: Meaning, translator: Translator): SearchEntry {
  const { description, whenSeen, packName, fixes } = meaning;
  const name = plainWords(meaning.name, translator);
  const number = numberOf(meaning);
  return {
    meaning,
    key: keyOf(meaning),
    name,
    number,
    foldedName: fold(name),
    foldedText: fold(
      [name, packName ?? '', plainWords(description, translator), plainWords(whenSeen, translator)].join(
        '\n',
      ),
    ),
    foldedFixes: fold(fixes.map((fix) => plainWords(fix, translator)).join('\n')),
  };
}

/** Standard codes come before packs that say it in the same place: most readers look for them. */
const isStandard = ({ meaning }: SearchEntry) => meaning.kind === 'standard';

function rankOf(entry: SearchEntry, query: string): number {
  const { number, foldedName, foldedText, meaning } = entry;
  if (String(meaning.code) === query || number === query) return 0;
  if (number.startsWith(query)) return 1;
  if (foldedName.startsWith(query) || (isStandard(entry) && foldedName.includes(query))) return 2;
  if (foldedName.includes(query)) return 3;
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
