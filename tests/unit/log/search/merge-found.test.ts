import { beforeAll, describe, expect, test } from 'vitest';
import { type LocaleId, locales } from '../../../../locales/index.ts';
import { createTranslator, loadMessages, type Translator } from '../../../../src/i18n/index.ts';
import { type Found, mergeFound } from '../../../../src/log/search/merge-found.ts';
import { type SearchTopic, searchTopics, topicsIn } from '../../../../src/log/search/search-topics.ts';
import {
  type SearchEntry,
  searchEntries,
  searchEntry,
  type TextOf,
} from '../../../../src/registry/code-search.ts';
import { allMeanings, loadBuiltInPacks } from '../../../../src/registry/index.ts';

interface Searched {
  readonly entries: readonly SearchEntry[];
  readonly topics: readonly SearchTopic[];
}

const files = ['causes', 'infrastructure', 'codes', 'packs', 'compare'] as const;
const searched = new Map<LocaleId, Searched>();

const textOf =
  ({ text }: Translator): TextOf =>
  (words) =>
    'key' in words ? text(words.key).replaceAll(/[\u2068\u2069]/g, '') : words.text;

beforeAll(async () => {
  const english = createTranslator('en', await loadMessages('en', files));
  const meanings = allMeanings({ builtIn: await loadBuiltInPacks(), custom: [] });
  for (const { id } of locales) {
    const speaker = id === 'en' ? english : createTranslator(id, await loadMessages(id, files));
    const englishOf: TextOf = id === 'en' ? () => '' : textOf(english);
    searched.set(id, {
      entries: meanings.map((meaning) => searchEntry(meaning, textOf(speaker), englishOf)),
      topics: topicsIn(id === 'en' ? [english] : [speaker, english]),
    });
  }
});

function found(query: string, locale: LocaleId = 'en'): readonly Found[] {
  const { entries = [], topics = [] } = searched.get(locale) ?? {};
  return mergeFound(searchEntries(entries, query), searchTopics(topics, query), query);
}

const first = (query: string, locale?: LocaleId) => {
  const [best] = found(query, locale);
  if (!best) return 'nothing';
  return best.kind === 'topic'
    ? best.key
    : `${best.entry.number} ${best.entry.meaning.packName ?? ''}`.trim();
};

test.each([
  // Codes, by number and by name.
  ['1006', '1006'],
  ['ws 1006', '1006'],
  ['close code 1006', '1006'],
  ['1008 token', '1008'],
  ['going away', '1001'],
  ['abnormal', '1006'],
  ['too big', '1009'],
  ['internal error', '1011'],
  ['policy violation', '1008'],
  ['try again later', '1013'],
  ['bad gateway', '1014'],
  ['restart', '1012'],
  ['unauthorized', '3000'],
  ['timeout', '3008'],
  // Statuses of HTTP.
  ['403', 'cause handshake-status'],
  ['401', 'cause handshake-auth'],
  ['502', 'cause handshake-status'],
  ['101', 'cause handshake-status'],
  ['CORS', 'cause handshake-status'],
  ['too many requests', 'cause handshake-status'],
  // Errors, as browsers and servers write them.
  ['Unexpected response code: 200', 'cause handshake-status'],
  ['Error during WebSocket handshake: Unexpected response code: 404', 'cause handshake-status'],
  [
    "app.js:19 WebSocket connection to 'wss://a.test/' failed: Invalid frame header",
    'cause protocol-violation',
  ],
  ['net::ERR_CONNECTION_REFUSED', 'cause refused'],
  ['ERR_CERT_DATE_INVALID', 'cause tls-expired'],
  ['NS_ERROR_UNKNOWN_HOST', 'cause dns'],
  ['One or more reserved bits are on', 'cause compression'],
  ['websocket is closed before the connection is established', 'cause page-closed-early'],
  ['ECONNREFUSED', 'cause refused'],
  ['ENOTFOUND', 'cause dns'],
  ['ETIMEDOUT', 'cause unreachable'],
  ['EPIPE', 'cause cut'],
  ['unexpected EOF', 'cause cut'],
  // What people say.
  ['certificate', 'cause tls-untrusted'],
  ['expired certificate', 'cause tls-expired'],
  ['ssl', 'cause tls-untrusted'],
  ['mixed content', 'cause mixed-content'],
  ['csp', 'cause blocked-by-csp'],
  ['jwt expired', 'cause handshake-auth'],
  ['auth', 'cause handshake-auth'],
  ['origin', 'cause handshake-status'],
  ['heartbeat', 'cause heartbeat-missed'],
  ['ping', 'cause heartbeat-missed'],
  ['idle timeout', 'cause idle-timeout'],
  ['wifi', 'cause offline'],
  ['offline', 'cause offline'],
  ['laptop sleep', 'cause machine-slept'],
  ['firewall', 'cause unreachable'],
  ['port', 'cause blocked-port'],
  ['adblock', 'cause request-blocked'],
  ['deploy', 'infrastructure deno-deploy'],
  ['too many connections', 'cause server-overloaded'],
  // Who stands on the way, and figures.
  ['cloudflare', 'infrastructure cloudflare'],
  ['nginx timeout', 'infrastructure nginx'],
  ['aws alb', 'infrastructure aws-alb'],
  ['60 s', 'infrastructure nginx'],
  ['60s', 'infrastructure nginx'],
  ['55', 'infrastructure heroku'],
  ['django', 'infrastructure uvicorn'],
  // Protocols and vendors.
  ['graphql', 'protocol graphql-transport-ws'],
  ['graphql-ws', 'protocol graphql-transport-ws'],
  ['socket.io', 'protocol socket.io-v3v4'],
  ['discord', 'protocol discord-gateway'],
  ['4103 qqq', 'nothing'],
])('%s finds %s first', (query, expected) => {
  expect(first(query)).toBe(expected);
});

describe.each([
  [
    'pt-BR',
    'certificado expirado',
    'conteúdo misto',
    'sem internet',
    'não autorizado',
    'muito grande',
    '60 segundos',
  ],
  [
    'es',
    'certificado caducado',
    'contenido mixto',
    'sin internet',
    'no autorizado',
    'mensaje demasiado grande',
    '60 segundos',
  ],
  [
    'fr',
    'certificat expiré',
    'contenu mixte',
    'hors ligne',
    'non autorisé',
    'message trop grand',
    '60 secondes',
  ],
  ['zh-CN', '证书过期', '混合内容', '断网', '未授权', '消息太大', '60 秒'],
  ['ar', 'شهادة منتهية', 'محتوى مختلط', 'دون إنترنت', 'غير مصرح', 'كبيرة جدا', '٦٠ ثانية'],
] as const)('in %s', (locale, expired, mixed, offline, unauthorized, big, minute) => {
  test('everyday words find what they mean first', () => {
    expect([expired, mixed, offline, unauthorized, minute].map((query) => first(query, locale))).toEqual([
      'cause tls-expired',
      'cause mixed-content',
      'cause offline',
      '3000',
      'infrastructure nginx',
    ]);
    expect(['1009', 'cause message-too-big']).toContain(first(big, locale));
  });

  test('English words find it as well', () => {
    expect(
      ['going away', 'certificate', 'jwt expired', 'mixed content'].map((query) => first(query, locale)),
    ).toEqual(['1001', 'cause tls-untrusted', 'cause handshake-auth', 'cause mixed-content']);
  });
});

test('a short word finds what has it as a word, and not what has it inside another', () => {
  expect(found('port').some((one) => one.kind === 'code' && one.entry.number === '1003')).toBe(false);
});

test('codes of vendors come after what is not a vendor’s', () => {
  const kinds = found('unauthorized').map((one) => (one.kind === 'topic' ? 'topic' : one.entry.meaning.kind));
  expect(kinds.slice(0, 2)).toEqual(['standard', 'topic']);
  expect(kinds.slice(2, 4)).toEqual(['pack', 'pack']);
});

test('a word is found with whatever apostrophe it is typed', () => {
  expect(first("délai d'attente", 'fr')).toBe(first('délai d’attente', 'fr'));
  expect(found("délai d'attente", 'fr')).not.toEqual([]);
});
