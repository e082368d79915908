import { candidates, lookup, type Meaning, type PackSet } from '../../../registry/index.ts';
import type { CodeAddress } from './code-address.ts';

/** The pack's part of an address; null for standard codes and ranges. */
export const packKey = ({ kind, source, packName }: Meaning): string | null => {
  if (kind === 'pack') return source;
  return kind === 'custom' ? `custom.${packName ?? ''}` : null;
};

/** A number that stands for a range: its own, or where that one is registered, the next that is not. */
function rangeNumber({ code, span }: Meaning): number {
  for (let number = code; number <= (span?.to ?? code); number += 1)
    if (lookup(number).kind === 'range') return number;
  return code;
}

/** The address of a meaning. */
export const addressOf = (meaning: Meaning): CodeAddress => ({
  code: meaning.kind === 'range' ? rangeNumber(meaning) : meaning.code,
  pack: packKey(meaning),
});

/** The meaning at an address; a pack that is not there, or lacks the number, leaves the meaning all share. */
export function meaningAt({ code, pack }: CodeAddress, packs: PackSet): Meaning {
  const own = pack === null ? undefined : candidates(code, packs).find((found) => packKey(found) === pack);
  return own ?? lookup(code);
}
