import { arabic } from './ar.ts';
import { english } from './en.ts';
import { spanish } from './es.ts';
import { french } from './fr.ts';
import type { Misreading } from './misreading.ts';
import { portuguese } from './pt-BR.ts';
import { chinese } from './zh-CN.ts';

/** What native readers of the whole catalogue stumbled over, by locale. */
export const misreadings: Readonly<Record<string, readonly Misreading[]>> = {
  en: english,
  'pt-BR': portuguese,
  es: spanish,
  fr: french,
  'zh-CN': chinese,
  ar: arabic,
};
