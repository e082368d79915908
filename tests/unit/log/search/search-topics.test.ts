import { beforeAll, describe, expect, test } from 'vitest';
import { type LocaleId, locales } from '../../../../locales/index.ts';
import { causeIds } from '../../../../src/diagnosis/types.ts';
import { createTranslator, loadMessages, type Translator } from '../../../../src/i18n/index.ts';
import {
  type SearchTopic,
  searchTopics,
  secondsIn,
  topicsIn,
} from '../../../../src/log/search/search-topics.ts';

const files = ['causes', 'infrastructure'] as const;
const topics = new Map<LocaleId, readonly SearchTopic[]>();
beforeAll(async () => {
  const english: Translator = createTranslator('en', await loadMessages('en', files));
  for (const { id } of locales)
    topics.set(
      id,
      topicsIn(id === 'en' ? [english] : [createTranslator(id, await loadMessages(id, files)), english]),
    );
});

const found = (query: string, locale: LocaleId = 'en') =>
  searchTopics(topics.get(locale) ?? [], query).map(({ topic }) => topic.key);

test('every cause is a topic, with a title', () => {
  const causes = (topics.get('en') ?? []).filter(({ subject }) => subject.kind === 'cause');
  expect(causes.map(({ subject }) => subject.id)).toEqual([...causeIds]);
  for (const { name } of causes) expect(name).not.toBe('');
});

describe.each(locales.map(({ id }) => id))('in %s', (locale) => {
  test.each([
    ['403', 'cause handshake-status'],
    ['certificate', 'cause tls-expired'],
    ['ERR_CERT_DATE_INVALID', 'cause tls-expired'],
    ['60 s', 'infrastructure nginx'],
    ['1 min', 'infrastructure nginx'],
    ['proxy_read_timeout', 'infrastructure nginx'],
    ['cloudflare', 'infrastructure cloudflare'],
    ['graphql', 'protocol graphql-transport-ws'],
    ['connection was refused', 'cause refused'],
  ])('%s finds %s', (query, key) => {
    expect(found(query, locale)).toContain(key);
  });
});

test.each([
  ['pt-BR', 'certificado', 'cause tls-expired'],
  ['es', 'certificado', 'cause tls-expired'],
  ['fr', 'certificat', 'cause tls-expired'],
  ['zh-CN', '证书', 'cause tls-expired'],
  ['ar', 'شهادة', 'cause tls-expired'],
  ['zh-CN', '60 秒', 'infrastructure nginx'],
  ['fr', '1 minute', 'infrastructure nginx'],
] as const)('in %s, %s finds %s', (locale, query, key) => {
  expect(found(query, locale)).toContain(key);
});

test('what has the figure or the name stands before what only mentions it', () => {
  expect(found('cloudflare')[0]).toBe('infrastructure cloudflare');
  const ranks = searchTopics(topics.get('en') ?? [], 'proxy').map(({ rank }) => rank);
  expect(ranks).toEqual(ranks.toSorted());
});

test('a band holds every figure in it', () => {
  for (const [query, expected] of [
    ['99 s', false],
    ['100 s', true],
    ['110 s', true],
    ['120 s', true],
    ['121 s', false],
  ] as const)
    expect(found(query).includes('infrastructure cloudflare'), query).toBe(expected);
});

test.each([
  ['60', 60],
  ['60s', 60],
  ['2 minutes', 120],
  ['1 hora', 3_600],
  ['5 分钟', 300],
  ['10 ثانية', 10],
  ['1006 x', null],
  ['s', null],
  ['', null],
])('%j asks for %j seconds', (query, seconds) => {
  expect(secondsIn(query)).toBe(seconds);
});

test('an empty query finds nothing', () => {
  expect(found('  ')).toEqual([]);
});
