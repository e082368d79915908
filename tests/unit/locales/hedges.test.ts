import { describe, expect, test } from 'vitest';
import { translations, wordsOf } from './support.ts';

type Hedges = Readonly<Record<string, RegExp>>;

/** How each language says that something is usual or likely, and no more than that. */
const usual: Hedges = {
  'pt-BR': /em geral|na maioria das vezes|costum|habitual|provável|mais comum|talvez|parece/i,
  es: /por lo general|normalmente|habitual|suele|probable|quizá|parece/i,
  fr: /en général|le plus souvent|habituel|probable|peut-être|semble/i,
  'zh-CN': /通常|一般|多半|往往|大多|可能|多[为因]|可疑|似乎|(?<![异正])常/,
  ar: /عادة|غالب|الأرجح|محتمل|مرج\p{Mark}*ح|ربما|قد |يبدو|المعتاد|معظم/u,
};

/** How each language says that something is possible, or presumed. */
const possible: Hedges = {
  'pt-BR': /pode|possível|possivelmente|talvez|presum|supo|habitual|comum/i,
  es: /pued|pudi|posible|quizá|supuest|suposici|habitual/i,
  fr: /peut|peuvent|pourr|a pu|ont pu|présum|supposé|déduit|habituel/i,
  'zh-CN': /可能|也许|推测|通常|常见/,
  ar: /قد |ربما|يمكن|محتمل|مفترض|استُنتج|معتاد|عادة/,
};

const english = [...wordsOf('en')];

describe.each([
  ['usual or likely', /\b(?:usual(?:ly)?|most often|mostly|probably|perhaps|likely|seems?)\b/i, usual, 20],
  ['possible or presumed', /\b(?:possibly|may have|presumed)\b/i, possible, 5],
] as const)('what English says is %s', (_, saysSo, hedges, some) => {
  const hedged = english.filter(([, text]) => saysSo.test(text));

  test('is in some English texts', () => {
    expect(hedged.length).toBeGreaterThan(some);
  });

  test.each(translations)('in %s no sentence is surer than in English', (locale) => {
    const words = wordsOf(locale);
    const surer = hedged
      .map(([key]) => [key, words.get(key) ?? ''] as const)
      .filter(([, text]) => !hedges[locale]?.test(text));
    expect(surer).toEqual([]);
  });
});
