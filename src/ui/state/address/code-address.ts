import { candidates, lookup, type Meaning, type PackSet } from '../../../registry/index.ts';

/** A code in an address: a number, and the pack whose meaning is asked for; null for the meaning all share. */
export interface CodeAddress {
  readonly code: number;
  /** A built-in pack's id, or 'custom.' and the name of the user's own. */
  readonly pack: string | null;
}

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

/** Half of a surrogate pair, in a pack's name or a damaged address, cannot be written into an address. */
const wellFormed = (text: string): string => text.replaceAll(/\p{Cs}/gu, '\ufffd');

const decoded = (text: string): string | null => {
  try {
    return wellFormed(decodeURIComponent(text));
  } catch {
    return null;
  }
};

/** Reads '1006' or 'discord-gateway:4004'; null where it is neither. Any number of up to five digits is one to ask about. */
export function parseCodeAddress(text: string): CodeAddress | null {
  const found = /^(?:([^:]+):)?(\d{1,5})$/.exec(text);
  if (!found) return null;
  const pack = found[1] === undefined ? null : decoded(found[1]);
  return { code: Number(found[2]), pack };
}

/** Writes an address's part for a code, the inverse of `parseCodeAddress`. */
export const formatCodeAddress = ({ code, pack }: CodeAddress): string =>
  pack === null ? String(code) : `${encodeURIComponent(wellFormed(pack))}:${code}`;

export const codeHash = (address: CodeAddress): string => `#/code/${formatCodeAddress(address)}`;

export const compareHash = (left: CodeAddress, right: CodeAddress): string =>
  `#/compare/${formatCodeAddress(left)}/${formatCodeAddress(right)}`;

/** The meaning at an address; a pack that is not there, or lacks the number, leaves the meaning all share. */
export function meaningAt({ code, pack }: CodeAddress, packs: PackSet): Meaning {
  const own = pack === null ? undefined : candidates(code, packs).find((found) => packKey(found) === pack);
  return own ?? lookup(code);
}
