import { describe, expect, test } from 'vitest';
import type { MessageKey } from '../../../locales/messages.ts';
import { createTranslator } from '../../../src/i18n/translator.ts';

const words = {
  interface: {
    plain: 'Closed by the server',
    call: 'The page called <code>close({closeCode})</code>.',
    count: '{count, plural, one {# close} other {# closes}}',
    after: 'after {gap}',
    nested: '{what}!',
  },
};
const key = (name: string) => `interface.${name}` as MessageKey;
const english = createTranslator('en', words);

describe('text', () => {
  test('gives a plain sentence', () => {
    expect(english.text(key('plain'))).toBe('Closed by the server');
  });
  test('writes a close code without a thousands separator, and isolates code in place of its tags', () => {
    expect(english.text(key('call'), { closeCode: 1006 })).toBe('The page called \u2068close(1006)\u2069.');
  });
  test('follows the plural rules', () => {
    expect(english.text(key('count'), { count: 1 })).toBe('1 close');
    expect(english.text(key('count'), { count: 10_000 })).toBe('10,000 closes');
  });
  test('formats a duration', () => {
    expect(english.text(key('after'), { gap: { duration: 182_000 } })).toBe('after 3 min 2 sec');
  });
  test('puts a message inside a message', () => {
    expect(english.text(key('nested'), { what: { key: key('plain') } })).toBe('Closed by the server!');
  });
  test('shows directions of foreign text as code points, so that it stays in its isolate', () => {
    expect(english.text(key('nested'), { what: { verbatim: 'a\u2069\u202eb' } })).toBe(
      '\u2068a[U+2069][U+202E]b\u2069!',
    );
  });
  test('lists things that all hold, and things of which any may', () => {
    expect(english.text(key('after'), { gap: { list: ['a', 'b'] } })).toBe(
      'after \u2068a\u2069 and \u2068b\u2069',
    );
    expect(english.text(key('after'), { gap: { either: ['a', 'b'] } })).toBe(
      'after \u2068a\u2069 or \u2068b\u2069',
    );
  });
  test('isolates text that is not ours', () => {
    expect(english.text(key('nested'), { what: { verbatim: 'abc' } })).toBe('\u2068abc\u2069!');
  });
  test('throws for a key without words and for a missing placeholder', () => {
    expect(() => english.text(key('nothing'))).toThrow('No message for "interface.nothing"');
    expect(() => english.text(key('after'))).toThrow('gap');
  });
});

describe('rich', () => {
  test('keeps tags and foreign text apart from the sentence', () => {
    expect(english.rich(key('call'), { closeCode: 4000 })).toEqual([
      'The page called ',
      { tag: 'code', children: ['close(4000)'] },
      '.',
    ]);
    expect(english.rich(key('nested'), { what: { verbatim: '<b>x</b>' } })).toEqual([
      { verbatim: '<b>x</b>' },
      '!',
    ]);
  });
});
