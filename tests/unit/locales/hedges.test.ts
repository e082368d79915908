import { expect, test } from 'vitest';
import { translations, wordsOf } from './support.ts';

/** What English says is usual, or likely, and no more than that. */
const hedged = /\b(?:usually|most often|mostly|probably|perhaps|likely|seems?)\b/i;

/** How each language says so. */
const hedges: Readonly<Record<string, RegExp>> = {
  'pt-BR': /em geral|na maioria das vezes|costuma|provável|mais comum|talvez|parece/i,
  es: /por lo general|normalmente|habitual|suele|probable|quizá|parece/i,
  fr: /en général|le plus souvent|habituel|probable|peut-être|semble/i,
  'zh-CN': /通常|一般|多半|往往|大多|可能|多[为因]|似乎|(?<![异正])常/,
  ar: /عادة|غالب|الأرجح|محتمل|مرج\p{Mark}*ح|ربما|قد |يبدو|المعتاد|معظم/u,
};

const usual = [...wordsOf('en')].filter(([, text]) => hedged.test(text));

test('there are sentences that only say what is usual', () => {
  expect(usual.length).toBeGreaterThan(20);
});

test.each(translations)('in %s no sentence is surer than in English', (locale) => {
  const words = wordsOf(locale);
  const hedge = hedges[locale];
  const surer = usual
    .map(([key]) => [key, words.get(key) ?? ''])
    .filter(([, text]) => !hedge?.test(text ?? ''));
  expect(surer).toEqual([]);
});
