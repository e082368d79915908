import { fold, numberIn, type SearchEntry } from '../../registry/code-search.ts';
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
 * Codes and topics in one list, each in its own order: codes that are meant by number or name, then topics that are, then
 * what only mentions the query. A number too small for a close code means a topic: 403, 60.
 */
export function mergeFound(
  codes: readonly SearchEntry[],
  topics: readonly FoundTopic[],
  query: string,
): readonly Found[] {
  const folded = fold(query.trim());
  const number = numberIn(query);
  const isMeant = (entry: SearchEntry) => {
    if (number !== null) return number >= firstCode && entry.meaning.kind !== 'range';
    return entry.foldedName.includes(folded) || entry.foldedEnglish.includes(folded);
  };
  // A status or an error's name is what somebody would call it; a word of a text is not.
  const isNamed = ({ rank }: FoundTopic) => rank <= (number === null ? 1 : 2);
  return [
    ...codes.filter(isMeant).map(asCode),
    ...topics.filter(isNamed).map(asTopic),
    ...codes.filter((entry) => !isMeant(entry)).map(asCode),
    ...topics.filter((topic) => !isNamed(topic)).map(asTopic),
  ];
}
