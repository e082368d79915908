import { describe, expect, test } from 'vitest';
import { locales } from '../../../locales/index.ts';
import arabicFound from './misreadings/found/ar.json' with { type: 'json' };
import chineseFound from './misreadings/found/zh-CN.json' with { type: 'json' };
import { misreadings } from './misreadings/index.ts';
import type { Misreading } from './misreadings/misreading.ts';
import { shapeOf, storeWordsOf, wordsOf } from './support.ts';

test('every language has its list', () => {
  expect(Object.keys(misreadings).sort()).toEqual(locales.map(({ id }) => id).sort());
});

const has = ({ wording, in: where }: Misreading, [key, text]: readonly [key: string, text: string]) =>
  (!where || where.test(key)) && wording.test(text);

describe.each(Object.entries(misreadings))('%s', (locale, list) => {
  const words = [...wordsOf(locale), ...storeWordsOf(locale)];

  test.each(list)('never writes $wording: $because', (misreading) => {
    expect(words.filter((text) => has(misreading, text))).toEqual([]);
  });
});

/** The texts as they stood when a reader marked them. */
describe.each([
  ['zh-CN', chineseFound],
  ['ar', arabicFound],
] as const)('what was marked in %s', (locale, found) => {
  const texts = Object.values(found).flatMap((reading) => Object.entries<string>(reading));
  const list = misreadings[locale] ?? [];

  test('would be found again, every text of it', () => {
    expect(texts.filter((text) => !list.some((misreading) => has(misreading, text)))).toEqual([]);
  });

  test('is what every wording on the list comes from', () => {
    expect(list.filter((misreading) => !texts.some((text) => has(misreading, text)))).toEqual([]);
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

/** A language's own words, plural forms too, without code. */
const literals = (locale: string) =>
  [...wordsOf(locale)].flatMap(([key, text]) =>
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
