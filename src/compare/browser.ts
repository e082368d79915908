import type { Message } from '../../locales/messages.ts';
import { forbiddenInFrame } from '../registry/standard/entry.ts';
import type { Meaning } from '../registry/types.ts';
import { bareRange, isAllowed } from './openness.ts';
import { aboutCodes, distinct, type Pair, sharesNumber } from './sides.ts';

type Showing = 'arrives' | 'ownFailure' | 'noStatus' | 'abnormal' | 'tls' | 'unchecked' | 'invented';

// Measured on Chromium 156 and Firefox 153 (docs/browsers.md): numbers that have no meaning reach the page unchecked. What
// the browser finds wrong itself ends with 1006; Chromium sends 1002 for it, Firefox nothing. The three numbers that RFC
// 6455 forbids break the frame for Chromium only.
const special: Readonly<Record<number, Showing>> = {
  1002: 'ownFailure',
  1004: 'unchecked',
  1005: 'noStatus',
  1006: 'abnormal',
  1007: 'ownFailure',
  1015: 'tls',
};

function showingOf(meaning: Meaning): Showing | null {
  if (meaning.clientInvented) return 'invented';
  const range = bareRange(meaning);
  if (range === 'impossible') return null;
  if (range && !isAllowed(range)) return 'unchecked';
  return special[meaning.code] ?? 'arrives';
}

function shown(showing: Showing, meanings: readonly Meaning[], pair: Pair): readonly Message[] {
  if (showing !== 'invented') return [aboutCodes(`compare.browser.${showing}`, meanings, pair)];
  return meanings.map(({ code, packName, source }) => ({
    key: 'compare.browser.invented',
    values: { closeCode: code, pack: packName ?? source },
  }));
}

/** What a page really gets: codes of which the same is true share a sentence. */
export function browserShows(pair: Pair): readonly Message[] {
  const meanings = distinct(pair);
  // Two owners of one number are one number to the browser, unless a library made one up behind its back.
  const oneNumber = sharesNumber(pair) && !meanings.some(({ clientInvented }) => clientInvented);
  const known = oneNumber ? meanings.slice(0, 1) : meanings;
  const single = oneNumber ? { left: pair.left, right: pair.left } : pair;
  const lines = [...new Set(known.map(showingOf))].flatMap((showing) =>
    showing === null
      ? []
      : shown(
          showing,
          known.filter((meaning) => showingOf(meaning) === showing),
          single,
        ),
  );
  const broken = known.filter(
    ({ code, clientInvented }) => !clientInvented && forbiddenInFrame.includes(code),
  );
  return [
    ...(oneNumber ? [{ key: 'compare.browser.sameNumber' } as const] : []),
    ...lines,
    ...(broken.length > 0 ? [aboutCodes('compare.browser.broken', broken, single)] : []),
  ];
}
