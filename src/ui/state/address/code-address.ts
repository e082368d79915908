/** A code in an address: a number, and the pack whose meaning is asked for; null for the meaning all share. */
export interface CodeAddress {
  readonly code: number;
  /** A built-in pack's id, or 'custom.' and the name of the user's own. */
  readonly pack: string | null;
}

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
