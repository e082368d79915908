import { expect, test } from 'vitest';
import { compare } from '../../../src/compare/compare.ts';
import { allMeanings, loadBuiltInPacks, lookup } from '../../../src/registry/index.ts';
import { print } from './print.ts';

const meanings = allMeanings({ builtIn: await loadBuiltInPacks(), custom: [] }).filter(
  ({ kind }) => kind === 'pack',
);

test.each([1000, 1006, 3000, 4999])('every code of every pack can be compared with %i', (code) => {
  expect(meanings.length).toBeGreaterThan(200);
  for (const meaning of meanings) {
    const { title, facts, learnMore, ...sections } = print(compare(meaning, lookup(code)));
    const lines = Object.values(sections).flat();
    expect(lines.filter((line) => !/^\S.*[.!?]$/u.test(line) || /[{}]|undefined|null/.test(line))).toEqual(
      [],
    );
    expect([title, lines.length]).toEqual([title, new Set(lines).size]);
  }
});
