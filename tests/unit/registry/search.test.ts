import { expect, test } from 'vitest';
import { englishWords } from '../../../modules/registry/english-words.ts';
import { createTranslator } from '../../../src/i18n/translator.ts';
import { allEntries, loadBuiltInPacks, searchCodes } from '../../../src/registry/index.ts';
import { customOf } from './packs.ts';

const english = createTranslator('en', englishWords());
const custom = [customOf('Our chat', 4321, { hosts: ['chat.test'] })];
const entries = allEntries({ builtIn: await loadBuiltInPacks(), custom }, (words) =>
  'key' in words ? english.text(words.key) : words.text,
);
const find = (query: string) => searchCodes(query, entries);
const first = (query: string) => {
  const [entry] = find(query);
  return entry && `${entry.source} ${entry.code}`;
};

test.each([
  ['1006', 'standard 1006'],
  ['101', 'standard 1010'],
  ['going away', 'standard 1001'],
  ['GOING', 'standard 1001'],
  ['too big', 'standard 1009'],
  ['big too', 'standard 1009'],
  ['timeout', 'standard 3008'],
  ['certificate', 'standard 1015'],
  ['our chat', 'custom 4321'],
  ['4321', 'custom 4321'],
  ['2500', 'range 1000'],
  ['discord 4004', 'discord-gateway 4004'],
  ['bad response', 'graphql-transport-ws 4004'],
  ['pusher pong', 'pusher 4201'],
])('"%s" finds %s first', (query, expected) => {
  expect(first(query)).toBe(expected);
});

test('a number finds the code itself, then the ranges around it, then nothing that only looks alike', () => {
  const found = find('4004');
  const sources = found.map(({ code, span }) => (span ? 'range' : code));
  expect(sources.slice(0, sources.indexOf('range')).every((code) => code === 4004)).toBe(true);
  expect(
    found.filter(({ span }) => span).every(({ span }) => span && span.from <= 4004 && span.to >= 4004),
  ).toBe(true);
});

test('a beginning of a number finds every code that begins so', () => {
  const codes = find('100').map(({ code }) => code);
  for (const code of [1000, 1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008, 1009])
    expect(codes).toContain(code);
  expect(codes).not.toContain(1011);
});

test('a word like "token" finds every pack that speaks of one', () => {
  const sources = new Set(find('token').map(({ source }) => source));
  for (const source of ['liveblocks', 'discord-gateway', 'standard', 'pandascore'])
    expect(sources).toContain(source);
});

test('a name that is the query comes before one that holds it, and a name before a text', () => {
  const entry = (name: string, text = '') => ({ code: 1, name, text, source: 'standard', packName: null });
  const mixed = [entry('Other', 'forbidden'), entry('Not forbidden'), entry('Forbidden')];
  expect(searchCodes('forbidden', mixed)).toEqual(mixed.toReversed());
});

test('every term must occur', () => {
  expect(find('token nonsense-that-nobody-writes')).toEqual([]);
});

test('an empty query finds everything in its order', () => {
  expect(find('  ')).toBe(entries);
});

test.each([
  ['reinicio', 'Reinício do serviço'],
  ['connexion echouee', 'ConnexionÉchouée'],
  ['مغلق', 'مُغْلَق'],
  ['重启', '服务重启'],
])('"%s" finds "%s"', (query, name) => {
  const entry = { code: 1, name, text: '', source: 'standard', packName: null };
  expect(searchCodes(query, [entry])).toEqual([entry]);
});
