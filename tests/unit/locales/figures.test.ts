import { describe, expect, test } from 'vitest';
import { translations, wordsOf } from './support.ts';

const english = wordsOf('en');

/** A message without what ICU reads: arguments, and the numbers that choose a form. */
const said = (text: string) => text.replaceAll(/\{\s*\w+\s*,\s*plural\s*,|=\d+ \{/g, ' ');

/** Each figure of a text once; `1.2` and `1 000` are one figure. */
const figuresOf = (text: string): readonly string[] => [
  ...new Set((said(text).match(/\d+(?:[.,\u202f\u00a0]\d+)*/g) ?? []).sort()),
];
const codeIn = (text: string): readonly string[] =>
  [...text.matchAll(/<code>(.*?)<\/code>/g)].map(([, code = '']) => code).sort();

/** Products whose names have no capital inside. */
const products =
  /\b(?:aiohttp|Azure|Bandit|Caddy|Centrifugo|Chromium|Cloudflare|cowboy|Discord|Firefox|Jetty|Ktor|nginx|Phoenix|Python|Safari|Soketi|Starlette|Tomcat|uvicorn|Vite)\b/g;
/** An acronym, or a word with a capital inside. */
const spelledSo = /\b[A-Z][A-Za-z]*[A-Z][A-Za-z]*\b/g;
/** Those that have a word of their own in some language: KB is ko in French, CA autorité de certification. */
const words = ['CA', 'KB', 'URL', 'WebSockets'];

/** Names that no language translates. */
const namesOf = (text: string): readonly string[] => {
  const bare = text.replaceAll(/<code>.*?<\/code>|\{[^{}]*\}/g, ' ');
  const names = [...(bare.match(products) ?? []), ...(bare.match(spelledSo) ?? [])];
  return [...new Set(names)].filter((name) => !words.includes(name));
};

/** Figures that a language says in words, or repeats where English has "it": by key, with the reason. */
const exceptions: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ar: {
    // One and two seconds are words of their own: ثانية، ثانيتان.
    'causes.server-error.fix.backoff': '',
    'codes.c1006.reconnect': '60',
    'codes.c1011.reconnect': '60',
    'codes.c1014.reconnect': '',
    'codes.c3008.reconnect': '5',
  },
  'zh-CN': {
    'causes.protocol-violation.explanationServerSays': '1002',
    // December.
    'packs.nostr.c4000': '12 2023',
  },
};

describe.each(translations)('%s', (locale) => {
  const translated = wordsOf(locale);

  test('has the figures of the English text, and no others', () => {
    const odd = [...english].flatMap(([key, text]) => {
      const expected = exceptions[locale]?.[key] ?? figuresOf(text).join(' ');
      const found = figuresOf(translated.get(key) ?? '').join(' ');
      return found === expected ? [] : [`${key}: ${found}, not ${expected}`];
    });
    expect(odd).toEqual([]);
  });

  test('has the code of the English text, letter by letter', () => {
    const odd = [...english].flatMap(([key, text]) => {
      const [expected, found] = [codeIn(text), codeIn(translated.get(key) ?? '')];
      // An address in a sentence of Arabic is code, so that it reads from the left.
      const lacking = expected.filter((code) => !found.includes(code));
      return lacking.map((code) => `${key}: ${code}`);
    });
    expect(odd).toEqual([]);
  });

  test('names who the English text names', () => {
    const odd = [...english].flatMap(([key, text]) =>
      namesOf(text)
        .filter((name) => !(translated.get(key) ?? '').includes(name))
        .map((name) => `${key}: ${name}`),
    );
    expect(odd).toEqual([]);
  });
});
