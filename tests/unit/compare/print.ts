import codes from '../../../locales/en/codes.json' with { type: 'json' };
import compareWords from '../../../locales/en/compare.json' with { type: 'json' };
import packs from '../../../locales/en/packs.json' with { type: 'json' };
import type { Comparison } from '../../../src/compare/types.ts';
import { createTranslator } from '../../../src/i18n/translator.ts';

/** English, without the invisible isolates that foreign text is wrapped in. */
export const english = createTranslator('en', { compare: compareWords, codes, packs });
export const say = (message: Parameters<typeof english.text>[0]): string =>
  english.text(message).replaceAll(/[\u2068\u2069]/g, '');

/** A comparison as lines of text, section by section. */
export function print(comparison: Comparison): Record<string, readonly string[]> {
  const { title, summary, facts, differences, alike, whenToUse, browserShows, learnMore } = comparison;
  return {
    title: [say(title)],
    summary: summary.map(say),
    facts: facts.map(
      ({ label, left, right, differs }) =>
        `${differs ? '≠' : '='} ${say(label)}: ${say(left)} | ${say(right)}`,
    ),
    differences: differences.map(({ lead, sentences }) => `${say(lead)}. ${sentences.map(say).join(' ')}`),
    alike: alike ? [say(alike)] : [],
    sending: whenToUse.sending.map(say),
    receiving: whenToUse.receiving.map(say),
    browserShows: browserShows.map(say),
    learnMore: learnMore.map(({ label, url }) => `${label} ${url}`),
  };
}
