import { describe, expect, test } from 'vitest';
import { translations, wordsOf } from './support.ts';

const english = wordsOf('en');

/** The numbers of a text, without plural forms, thousands' marks, and digits that belong to a name (`HTTP1`). */
const numbersIn = (text: string): Set<string> =>
  new Set(
    text
      .replaceAll(/=\d/g, '')
      .replaceAll(/(?<=\d)[\u202f\u00a0., ](?=\d{3}(?!\d))/g, '')
      // Chinese writes the months of a year as numbers.
      .replaceAll(/\d+ 月/g, '')
      .match(/(?<![A-Za-z\d])\d+/g),
  );

/** Arabic has a singular and a dual in place of these. */
const inWords: Record<string, readonly string[]> = { ar: ['1', '2'] };

/** How a language says that something is only usual, likely or possible. */
const hedges: Record<string, RegExp> = {
  'pt-BR':
    /geral|normalmente|costum|mais prov|prov[aá]v|talvez|parece|habitua|poss[ií]v|pode|presum|supo|na maioria|quase sempre|comum|difícil/i,
  es: /suele|normalmente|general|lo más|quizá|probabl|parece|habitual|a menudo|pued|pudi|posible|supuest|suposici|casi siempre|poco/i,
  'zh-CN': /通常|可能|似乎|多半|多为|多因|推测|最常见|最可疑|常见|往往/,
  fr: /général|souvent|plus souvent|peut|peuvent|probabl|semble|habitu|pourr|supposé|déduit|présum|a pu|ont pu|sans doute/i,
  ar: /عادة|العادة|قد |ربما|مرجَّح|الغالب|يبدو|الأرجح|المعتاد|المشتبه|استُنتج|مفترضة|المستبعد/,
};

const guess = /\b(?:usual(?:ly)?|most often|perhaps|possibly|probably|likely|seems?|may have|presumed)\b/i;

describe.each(translations)('%s beside English', (locale) => {
  const words = wordsOf(locale);

  test('names the same numbers: another one is a fact that English no longer has', () => {
    const odd = [...words].filter(([key, text]) => {
      const [ours, theirs] = [numbersIn(english.get(key) ?? ''), numbersIn(text)];
      const lacking = [...ours].filter((each) => !theirs.has(each) && !inWords[locale]?.includes(each));
      return lacking.length > 0 || [...theirs].some((each) => !ours.has(each));
    });
    expect(odd).toEqual([]);
  });

  test('is nowhere surer than English', () => {
    const guesses = [...words].filter(([key]) => guess.test(english.get(key) ?? ''));
    expect(guesses.length).toBeGreaterThan(20);
    expect(guesses.filter(([, text]) => !hedges[locale]?.test(text))).toEqual([]);
  });
});
