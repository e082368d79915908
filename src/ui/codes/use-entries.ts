import { useMemo } from 'preact/hooks';
import { numberIn, type SearchEntry, searchEntries, searchEntry } from '../../registry/code-search.ts';
import { allMeanings, lookup, type PackSet } from '../../registry/index.ts';
import { useTranslator } from '../state/translator-context.ts';

/** Every known meaning, in ascending order of numbers, ready for searching in the reader's language. */
export function useEntries(packs: PackSet): readonly SearchEntry[] {
  const translator = useTranslator();
  return useMemo(
    () =>
      allMeanings(packs)
        .toSorted((left, right) => left.code - right.code)
        .map((meaning) => searchEntry(meaning, translator)),
    [packs, translator],
  );
}

/** What is found; a number is always found, whether or not anything is known of it, and comes first. */
export function useFound(entries: readonly SearchEntry[], query: string): readonly SearchEntry[] {
  const translator = useTranslator();
  return useMemo(() => {
    const found = searchEntries(entries, query);
    const number = numberIn(query);
    if (number === null) return found;
    const meant = lookup(number);
    if (meant.kind === 'standard') return found;
    const { span, ...single } = meant;
    return [searchEntry(single, translator), ...found.filter(({ meaning }) => meaning.kind !== 'range')];
  }, [entries, query, translator]);
}
