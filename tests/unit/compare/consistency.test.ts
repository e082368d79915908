import { expect, test } from 'vitest';
import words from '../../../locales/en/compare.json';
import { compare } from '../../../src/compare/compare.ts';
import { standardCodes } from '../../../src/registry/standard/index.ts';
import type { Meaning } from '../../../src/registry/types.ts';
import { samples } from './meanings.ts';
import { print } from './print.ts';

const standards = samples.filter(({ kind }) => kind === 'standard');
const sectionsOf = (meaning: Meaning) => print(compare(meaning, meaning));

test('every registered code has sentences of its own', () => {
  expect(Object.keys(words.codes).map(Number)).toEqual(standardCodes);
  for (const meaning of standards) expect(JSON.stringify(sectionsOf(meaning))).not.toContain('In standard');
});

test.each(standards.map((meaning) => [meaning.code, meaning] as const))(
  'what %i says of sending agrees with its facts',
  (_, meaning) => {
    const lines = sectionsOf(meaning).sending?.join(' ') ?? '';
    expect(/\b(Nobody sends|Never send)\b/.test(lines)).toBe(!meaning.facts.onWire);
    expect(/close\(\) accepts it\./.test(lines)).toBe(meaning.facts.pageMaySend);
    if (meaning.facts.sender === 'client') expect(lines).toMatch(/only from a client/);
    if (meaning.facts.sender !== 'client') expect(lines).not.toMatch(/from a client/);
  },
);

test.each(standards.map((meaning) => [meaning.code, meaning] as const))(
  'what %i says of receiving agrees with its advice to reconnect',
  (_, { facts, ...meaning }) => {
    const lines = sectionsOf({ ...meaning, facts }).receiving?.join(' ') ?? '';
    expect(lines).not.toBe('');
    if (facts.reconnect === 'yes')
      expect(lines).not.toMatch(/\b(give up|final|as the end|changes nothing)\b/);
    else expect(lines).not.toMatch(/\b(wait|back soon|recover)\b/);
  },
);

test.each(standards.map((meaning) => [meaning.code, meaning] as const))(
  'what a browser shows of %i agrees with its facts',
  (_, meaning) => {
    const { pageSees, wasClean } = meaning.facts;
    const lines = sectionsOf(meaning).browserShows?.join(' ') ?? '';
    expect(lines).toContain(String(meaning.code));
    expect(/\bnever sees\b/.test(lines)).toBe(pageSees !== null);
    if (pageSees !== null) expect(lines).toContain(`it gets ${pageSees}`);
    if (/wasClean is true/.test(lines)) expect(wasClean).toBe(true);
  },
);
