import { type LocaleId, locales } from '../../locales/index.ts';

/**
 * The best locale for a list of wishes in order: an exact match first, then the same language
 * ('pt-PT' gets 'pt-BR'); English where nothing fits (BCP 47 language tags, lookup by language subtag).
 */
export function chooseLocale(wishes: readonly string[]): LocaleId {
  for (const wish of wishes) {
    const exact = locales.find(({ id }) => id.toLowerCase() === wish.toLowerCase());
    if (exact) return exact.id;
    const language = wish.toLowerCase().split('-')[0];
    const near = locales.find(({ id }) => id.toLowerCase().split('-')[0] === language);
    if (near) return near.id;
  }
  return 'en';
}

/** Writing direction of a locale. */
export const directionOf = (id: LocaleId): 'ltr' | 'rtl' =>
  locales.find((locale) => locale.id === id)?.direction ?? 'ltr';
