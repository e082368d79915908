import { IntlMessageFormat } from 'intl-messageformat';
import { expect, test } from 'vitest';
import { locales } from '../../../locales/index.ts';
import { packedTexts } from '../../../locales/pack.ts';
import {
  type ParsedMessage,
  packMessage,
  packMessages,
  unpackMessages,
  unpackWords,
} from '../../../src/i18n/packed-words.ts';
import { wordsOf } from '../locales/support.ts';

const parse = (text: string): ParsedMessage => new IntlMessageFormat(text, 'en').getAst();

test.each(locales.map(({ id }) => id))(
  'every message in %s comes out of its packing as it went in',
  (locale) => {
    const messages = [...wordsOf(locale).values()].map(parse);
    expect(unpackMessages(packMessages(messages.map(packMessage)))).toEqual(messages);
  },
);

test('a message of one text is packed as that text', () => {
  expect(packMessage(parse('Closed.'))).toBe('Closed.');
  expect(packMessage(parse(''))).toBe('');
});

test('what no message needs is refused, not packed wrongly', () => {
  for (const text of [
    '{n, date}',
    '{n, select, other {x}}',
    '{n, selectordinal, other {x}}',
    '{n, number, percent}',
    'a | b',
    'a ~ b',
    "a '{' b",
  ])
    expect(() => packMessage(parse(text)), text).toThrow('Cannot pack');
});

test('a file of words is put together again by the keys of English', () => {
  const keys = { '1000': { name: 0 }, title: 0 } as const;
  const texts = packedTexts(keys, { title: 'b', '1000': { name: 'a' } }, 'fr');
  expect(unpackWords(keys, packMessages(texts))).toEqual({ '1000': { name: parse('a') }, title: parse('b') });
});

test('a language that lacks a text cannot be built', () => {
  expect(() => packedTexts({ title: 0 }, {}, 'fr')).toThrow('fr.title: English has a text here');
});

test('a text that cannot be packed is named', () => {
  expect(() => packedTexts({ title: 0 }, { title: 'a | b' }, 'fr')).toThrow('fr.title: Cannot pack');
});
