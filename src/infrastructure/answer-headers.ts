import type { Header } from '../model/network-entry.ts';

/** Longer values are no mark of anything here; what is read of them stays small whatever a server sends. */
const longestValue = 512;

/**
 * The values of a header, by its name in any case. Browsers' logs join repeated headers (Set-Cookie) with line breaks:
 * each line is a value. Each is cut to 512 characters.
 */
export const valuesOf = (headers: readonly Header[], name: string): readonly string[] =>
  headers
    .filter(([given]) => given.toLowerCase() === name.toLowerCase())
    .flatMap(([, value]) => value.split('\n'))
    .map((value) => value.trim().slice(0, longestValue));

/** True where a header has a value that fits; without a pattern its presence is enough. */
export const headerFits = (
  headers: readonly Header[],
  { name, pattern }: { readonly name: string; readonly pattern?: RegExp },
): boolean => valuesOf(headers, name).some((value) => pattern?.test(value) ?? true);
