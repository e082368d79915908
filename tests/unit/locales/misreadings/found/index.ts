import { arabicFound } from './ar.ts';
import { englishFound } from './en.ts';
import { spanishFound } from './es.ts';
import { frenchFound } from './fr.ts';
import { portugueseFound } from './pt-BR.ts';
import { chineseFound } from './zh-CN.ts';

/** The wordings that the patterns were made from, by locale: a pattern that no longer matches one of them holds nothing. */
export const found: Readonly<Record<string, typeof spanishFound>> = {
  en: englishFound,
  'pt-BR': portugueseFound,
  es: spanishFound,
  fr: frenchFound,
  'zh-CN': chineseFound,
  ar: arabicFound,
};
