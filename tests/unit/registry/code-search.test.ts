import { expect, test } from 'vitest';
import {
  fold,
  numberIn,
  type SearchEntry,
  searchEntries,
  searchEntry,
} from '../../../src/registry/code-search.ts';
import { samples } from '../compare/meanings.ts';

const [meaning] = samples;
if (!meaning) throw new Error('There are no samples');

const entry = (code: number, name: string, text = '', fixes = '', englishName = ''): SearchEntry => ({
  meaning: { ...meaning, code },
  key: `${code} ${name}`,
  name,
  number: String(code),
  englishName,
  foldedName: fold(name),
  foldedEnglish: fold(englishName),
  foldedText: fold(`${name}\n${englishName}\n${text}`),
  foldedFixes: fold(fixes),
});

const entries = [
  entry(4010, 'Jeton expiré', 'session'),
  entry(1000, 'Fermeture normale', 'sans échec'),
  entry(4100, 'Échec', ''),
  entry(10, 'Rien', '', 'Vérifier la session'),
];
const found = (query: string) => searchEntries(entries, query).map(({ number }) => number);

test('case and accents make no difference', () => {
  expect(found('ECHEC')).toEqual(['4100', '1000']);
  expect(found('expire')).toEqual(['4010']);
});

test('an exact number comes before numbers that begin with it, and nothing is hidden by an empty query', () => {
  expect(found('10')).toEqual(['10', '1000']);
  expect(found('  ')).toHaveLength(entries.length);
});

test('every word must be there, in any order', () => {
  expect(found('session jeton')).toEqual(['4010']);
  expect(found('session fermeture')).toEqual([]);
});

test('what to do is searched too, and comes after what it is', () => {
  expect(found('session')).toEqual(['4010', '10']);
});

test.each([
  ['1006', 1006],
  [' 42 ', 42],
  ['99999', 99_999],
  ['100000', null],
  ['-1', null],
  ['1e3', null],
  ['', null],
])('%j asks for the number %j', (query, number) => {
  expect(numberIn(query)).toBe(number);
});

test('a translated code is found by its English name, as well as by its own', () => {
  const away = entry(1001, '端点离开', '', '', 'Going Away');
  expect(searchEntries([...entries, away], 'going away').map(({ number }) => number)).toEqual(['1001']);
  expect(searchEntries([...entries, away], '离开').map(({ number }) => number)).toEqual(['1001']);
});

test('an entry names English only where it says something else', () => {
  const textOf = () => 'Normal Closure';
  expect(searchEntry(meaning, textOf, textOf).englishName).toBe('');
  expect(searchEntry(meaning, () => 'Fermeture normale', textOf).englishName).toBe('Normal Closure');
});
