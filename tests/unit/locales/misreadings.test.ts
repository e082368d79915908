import { describe, expect, test } from 'vitest';
import { locales } from '../../../locales/index.ts';
import { misreadings } from './misreadings/index.ts';
import { wordsOf } from './support.ts';

test('every language has its list', () => {
  expect(Object.keys(misreadings).sort()).toEqual(locales.map(({ id }) => id).sort());
});

/** What readers may type into the search, as they put it; nobody reads it. */
const isTyped = (key: string) => key.startsWith('compare.search.words.');

describe.each(Object.entries(misreadings))('%s', (locale, list) => {
  const words = [...wordsOf(locale)].filter(([key]) => !isTyped(key));

  test.each(list)('never writes $wording: $because', ({ wording, in: where }) => {
    const found = words.filter(([key, text]) => (!where || where.test(key)) && wording.test(text));
    expect(found).toEqual([]);
  });
});

/** What is typed as it is: code and placeholders. */
const bare = (text: string) => text.replaceAll(/<code>.*?<\/code>|\{[^{}]*\}|\w+:\/\/|::1/g, 'x');

describe('French typography', () => {
  const words = [...wordsOf('fr')];

  test('has a narrow no-break space before : ; ? and !', () => {
    const found = words.filter(([, text]) => /[^\u202f][;?!](?!\d)|[^\u202f]:/.test(bare(text)));
    expect(found).toEqual([]);
  });

  test('has the curved apostrophe', () => {
    expect(words.filter(([, text]) => bare(text).includes("'"))).toEqual([]);
  });

  test('keeps a figure and its unit on one line', () => {
    expect(words.filter(([, text]) => /\d (?:s|ms|min|h|ko|Mo|Gio|Mio)\b/.test(bare(text)))).toEqual([]);
  });
});

test('every language writes the address of a page as https://', () => {
  const found = locales.flatMap(({ id }) =>
    [...wordsOf(id)].filter(([, text]) => /https?:(?!\/\/)/.test(text)),
  );
  expect(found).toEqual([]);
});
