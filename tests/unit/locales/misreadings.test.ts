import { describe, expect, test } from 'vitest';
import { locales } from '../../../locales/index.ts';
import { found as foundWordings } from './misreadings/found/index.ts';
import { misreadings } from './misreadings/index.ts';
import type { Misreading } from './misreadings/misreading.ts';
import { shapeOf, storeWordsOf, wordsOf } from './support.ts';

/** What a reader of this language sees, in the panel and in the stores. */
const everyWordOf = (locale: string) => [...wordsOf(locale), ...storeWordsOf(locale)];

const matches = ({ wording, in: where }: Misreading, [key, text]: readonly [string, string]) =>
  (!where || where.test(key)) && wording.test(text);

test('every language has its list, and what was found in it', () => {
  const languages = locales.map(({ id }) => id).sort();
  expect(Object.keys(misreadings).sort()).toEqual(languages);
  expect(Object.keys(foundWordings).sort()).toEqual(languages);
});

/** What readers may type into the search, as they put it; nobody reads it. */
const isTyped = (key: string) => key.startsWith('compare.search.words.');

describe.each(Object.entries(misreadings))('%s', (locale, list) => {
  const words = everyWordOf(locale).filter(([key]) => !isTyped(key));

  test.each(list)('never writes $wording: $because', (each) => {
    expect(words.filter((word) => matches(each, word))).toEqual([]);
  });
});

describe.each(Object.entries(foundWordings))('%s, as it was found', (locale, wordings) => {
  const list = misreadings[locale] ?? [];

  test.each(wordings)('%s: “%s” is not written again', (...word) => {
    expect(list.filter((each) => matches(each, word))).not.toEqual([]);
  });

  test('no pattern is without a wording that it was made from', () => {
    expect(list.filter((each) => !wordings.some((word) => matches(each, word)))).toEqual([]);
  });
});

/** What is typed as it is: code and placeholders. */
const bare = (text: string) => text.replaceAll(/<code>.*?<\/code>|\{[^{}]*\}|\w+:\/\/|::1/g, 'x');

describe('French typography', () => {
  const words = everyWordOf('fr');

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

/** A language's own words, plural forms too, without code. */
const literals = (locale: string) =>
  everyWordOf(locale).flatMap(([key, text]) =>
    shapeOf(text.replaceAll(/<code>.*?<\/code>/g, '…'), locale).literals.map(
      (words) => [key, words] as const,
    ),
  );

describe('Chinese typography', () => {
  const words = literals('zh-CN');
  const found = (wrong: RegExp) => words.filter(([, text]) => wrong.test(text));

  test('has full-width marks', () => {
    expect(found(/\p{Script=Han}[,;:?!.()]|[,;:?!()]\p{Script=Han}/u)).toEqual([]);
  });

  test('has a blank between its characters and Latin letters or figures', () => {
    expect(found(/\p{Script=Han}[A-Za-z\d]|[A-Za-z\d]\p{Script=Han}/u)).toEqual([]);
  });

  test('has no blank beside a full-width mark, nor between its characters', () => {
    expect(
      found(
        /[，。；：？！（）“”] \p{Script=Han}|\p{Script=Han} [，。；：？！（）]|\p{Script=Han} \p{Script=Han}/u,
      ),
    ).toEqual([]);
  });
});

describe('Arabic typography', () => {
  const words = literals('ar');
  const found = (wrong: RegExp) => words.filter(([, text]) => wrong.test(text));

  test('has its own comma, semicolon and question mark', () => {
    expect(found(/[\u0600-\u06ff] ?[,;?]/)).toEqual([]);
  });

  test('has Latin figures, as codes are written', () => {
    expect(found(/[\u0660-\u0669\u06f0-\u06f9]/)).toEqual([]);
  });
});

test('every language writes the address of a page as https://', () => {
  const found = locales.flatMap(({ id }) =>
    [...wordsOf(id)].filter(([, text]) => /https?:(?!\/\/)/.test(text)),
  );
  expect(found).toEqual([]);
});
