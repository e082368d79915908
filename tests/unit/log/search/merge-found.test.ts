import { beforeAll, expect, test } from 'vitest';
import { createTranslator, loadMessages } from '../../../../src/i18n/index.ts';
import { mergeFound } from '../../../../src/log/search/merge-found.ts';
import { type SearchTopic, searchTopics, topicsIn } from '../../../../src/log/search/search-topics.ts';
import { searchEntries, searchEntry, type TextOf } from '../../../../src/registry/code-search.ts';
import { allMeanings, noPacks } from '../../../../src/registry/index.ts';

let topics: readonly SearchTopic[] = [];
let textOf: TextOf = () => '';
beforeAll(async () => {
  const english = createTranslator('en', await loadMessages('en', ['causes', 'infrastructure', 'codes']));
  topics = topicsIn([english]);
  textOf = (words) => ('key' in words ? english.text(words.key) : words.text);
});

const first = (query: string) => {
  const entries = allMeanings(noPacks).map((meaning) => searchEntry(meaning, textOf, () => ''));
  const [found] = mergeFound(searchEntries(entries, query), searchTopics(topics, query), query);
  return found?.kind === 'code' ? found.entry.number : found?.key;
};

test.each([
  ['1006', '1006'],
  ['too big', '1009'],
  ['403', 'cause handshake-status'],
  ['certificate', 'cause tls-untrusted'],
  ['cloudflare', 'infrastructure cloudflare'],
  ['60 s', 'infrastructure nginx'],
  ['going away', '1001'],
])('%s finds %s first', (query, expected) => {
  expect(first(query)).toBe(expected);
});
