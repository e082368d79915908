import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Translator } from '../../../i18n/index.ts';
import { withoutIsolates } from '../../../log/without-isolates.ts';
import {
  numberIn,
  type SearchEntry,
  searchEntries,
  searchEntry,
  type TextOf,
} from '../../../registry/code-search.ts';
import { allMeanings, lookup, type Meaning, type PackSet } from '../../../registry/index.ts';
import { loadEnglish } from '../../state/words/english.ts';
import { useTranslator } from '../../state/words/translator-context.ts';

/** The registry's words as plain text of a language, without isolates. */
export const plainTextOf =
  ({ has, text }: Pick<Translator, 'has' | 'text'>): TextOf =>
  (words) => {
    if ('text' in words) return words.text;
    return has(words.key) ? withoutIsolates(text(words.key)) : '';
  };

let loading: Promise<Translator> | null = null;

/** The English that is searched besides the reader's language, loaded once, and again where that failed. */
function loadSearchedEnglish(): Promise<Translator> {
  loading ??= loadEnglish(['codes', 'packs', 'causes', 'infrastructure', 'compare']).catch(
    (reason: unknown) => {
      loading = null;
      throw reason;
    },
  );
  return loading;
}

/** Speaks English; null while the reader's language is English, or it is not loaded. */
export function useEnglishTranslator(): Translator | null {
  const { locale } = useTranslator();
  const [english, setEnglish] = useState<Translator | null>(null);
  useEffect(() => {
    if (locale === 'en') return setEnglish(null);
    let wanted = true;
    loadSearchedEnglish().then(
      (loaded) => wanted && setEnglish(loaded),
      // English names come on top: without them every code still has its name in the reader's language.
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [locale]);
  return english;
}

const nothing: TextOf = () => '';

/** The registry's words in the reader's language, and in English. */
function useTexts(): readonly [TextOf, TextOf] {
  const translator = useTranslator();
  const english = useEnglishTranslator();
  return useMemo(
    () => [plainTextOf(translator), english ? plainTextOf(english) : nothing],
    [translator, english],
  );
}

/** A meaning's English name; '' where the reader sees it already. */
export function useEnglishName({ name }: Pick<Meaning, 'name'>): string {
  const [textOf, englishOf] = useTexts();
  const english = englishOf(name);
  return english === textOf(name) ? '' : english;
}

/** Every known meaning, in ascending order of numbers, ready for searching in the reader's language and in English. */
export function useEntries(packs: PackSet): readonly SearchEntry[] {
  const texts = useTexts();
  return useMemo(
    () =>
      allMeanings(packs)
        .toSorted((left, right) => left.code - right.code)
        .map((meaning) => searchEntry(meaning, ...texts)),
    [packs, texts],
  );
}

/** What is found; a number is always found, whether or not anything is known of it, and comes first. */
export function useFound(entries: readonly SearchEntry[], query: string): readonly SearchEntry[] {
  const texts = useTexts();
  return useMemo(() => {
    const found = searchEntries(entries, query);
    const number = numberIn(query);
    if (number === null) return found;
    const meant = lookup(number);
    if (meant.kind === 'standard') return found;
    const { span, ...single } = meant;
    return [searchEntry(single, ...texts), ...found.filter(({ meaning }) => meaning.kind !== 'range')];
  }, [entries, query, texts]);
}
