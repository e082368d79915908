import { expect, test } from 'vitest';
import { formatRoute, languageWish, parseRoute } from '../../../../src/ui/state/address/route.ts';

test.each([
  '#/live',
  '#/settings',
  '#/codes',
  '#/code/1006',
  '#/code/discord-gateway:4004',
  '#/compare/1000/1015',
  '#/compare/1000/discord-gateway:4004',
])('%s is read and written alike', (hash) => {
  const route = parseRoute(hash);
  expect(route && formatRoute(route)).toBe(hash);
});

test.each(['', '#', '#/', '#/nowhere', '#/code/', '#/code/x', '#/compare/1000', '#/compare/x/1'])(
  '"%s" names no view',
  (hash) => {
    expect(parseRoute(hash)).toBeNull();
  },
);

test.each([
  ['?lang=fr', '', 'fr'],
  ['', '#/compare/1000/1015?lang=pt', 'pt'],
  ['?lang=fr', '#/live?lang=ar', 'ar'],
  ['', '#/live', null],
])('the language wished for in %s %s is %s', (search, hash, wish) => {
  expect(languageWish({ search, hash })).toBe(wish);
});
