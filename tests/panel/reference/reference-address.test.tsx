import { expect, test } from 'vitest';
import { parseReferenceAddress, withLanguage } from '../../../src/ui/reference/reference-address.ts';

const all = (code: number) => ({ code, pack: null });

test.each([
  ['', { page: 'codes', selected: null }],
  ['#', { page: 'codes', selected: null }],
  ['#/', { page: 'codes', selected: null }],
  ['#/codes', { page: 'codes', selected: null }],
  ['#/start', { page: 'start' }],
  ['#/start?lang=fr', { page: 'start' }],
  ['#/code/1006', { page: 'codes', selected: all(1006) }],
  ['#/code/1006?lang=fr', { page: 'codes', selected: all(1006) }],
  ['#/code/discord-gateway:4004', { page: 'codes', selected: { code: 4004, pack: 'discord-gateway' } }],
  ['#/compare', { page: 'compare', left: all(1000), right: all(1006) }],
  ['#/compare/1000/1015?lang=pt', { page: 'compare', left: all(1000), right: all(1015) }],
])('%j is a page', (hash, page) => {
  expect(parseReferenceAddress(hash)).toEqual(page);
});

test.each([
  '#/code/',
  '#/code/abc',
  '#/code/1006/1',
  '#/codes/1006',
  '#/compare/1000',
  '#/compare/1000/x',
  '#/compare/1/2/3',
  '#/elsewhere',
  '#/start/1006',
  '#/code/%E0%A4%A',
])('%j names nothing', (hash) => {
  expect(parseReferenceAddress(hash)).toEqual({ page: 'missing', address: hash });
});

test.each([
  ['#/code/1006', 'pt', '#/code/1006?lang=pt'],
  ['#/code/1006?lang=fr', 'pt', '#/code/1006?lang=pt'],
  ['#/code/1006?lang=fr', null, '#/code/1006'],
  ['#/code/1006', null, '#/code/1006'],
])('%s in %j is %s', (hash, language, expected) => {
  expect(withLanguage(hash, language)).toBe(expected);
});
