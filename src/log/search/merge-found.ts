import { codeIn, fold, holdsWord, numberIn, type SearchEntry } from '../../registry/code-search.ts';
import type { FoundTopic, SearchTopic } from './search-topics.ts';

/** One line of what a search found. */
export type Found =
  | { readonly kind: 'code'; readonly key: string; readonly entry: SearchEntry }
  | { readonly kind: 'topic'; readonly key: string; readonly topic: SearchTopic };

/** Below, a number is an HTTP status or a figure, and no close code (RFC 6455 section 7.4.2). */
const firstCode = 1_000;

const asCode = (entry: SearchEntry): Found => ({ kind: 'code', key: entry.key, entry });
const asTopic = ({ topic }: FoundTopic): Found => ({ kind: 'topic', key: topic.key, topic });

/**
 * Codes and topics in one list, each in its own order: codes that are meant by number or name, standard ones and the
 * reader's own before those of vendors; topics that are meant; then what only mentions the query. A number too small for
 * a close code means a topic: 403, 60.
 */
export function mergeFound(
  codes: readonly SearchEntry[],
  topics: readonly FoundTopic[],
  query: string,
): readonly Found[] {
  const folded = fold(query.trim());
  if (folded === '') return codes.map(asCode);
  const number = numberIn(query);
  const named = codeIn(query);
  const isMeant = (entry: SearchEntry) => {
    if (number !== null)
      return number >= firstCode && entry.meaning.kind !== 'range' && entry.number === String(number);
    if (entry.number === named && entry.meaning.kind !== 'pack') return true;
    return holdsWord(entry.foldedName, folded) || holdsWord(entry.foldedEnglish, folded);
  };
  const isFirst = (entry: SearchEntry) => number !== null || entry.meaning.kind !== 'pack';
  const meant = codes.filter(isMeant);
  return [
    ...meant.filter(isFirst).map(asCode),
    ...topics.filter(isNamed).map(asTopic),
    ...meant.filter((entry) => !isFirst(entry)).map(asCode),
    ...codes.filter((entry) => !isMeant(entry)).map(asCode),
    ...topics.filter((topic) => !isNamed(topic)).map(asTopic),
  ];
}

/** A name, a figure or a term is what somebody would call it; a word of a text is not. */
const isNamed = ({ rank }: FoundTopic) => rank <= 2;
