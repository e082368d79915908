/** Value of each base64 digit by its character code; -1 for other characters. */
const digits = new Int8Array(128).fill(-1);
for (const [value, digit] of [
  ...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
].entries())
  digits[digit.charCodeAt(0)] = value;

/**
 * The first bytes of a base64 text, at most `count`; fewer where the text ends or is no base64. Decodes only what it
 * needs, since the text may be megabytes long.
 */
export function firstBytes(base64: string, count: number): Uint8Array {
  const bytes = new Uint8Array(Math.min(count, Math.ceil((base64.length * 3) / 4)));
  let length = 0;
  let held = 0;
  let bits = 0;
  for (let index = 0; index < base64.length && length < bytes.length; index += 1) {
    const digit = digits[base64.charCodeAt(index)] ?? -1;
    if (digit < 0) break;
    held = ((held << 6) | digit) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[length] = (held >> bits) & 0xff;
    length += 1;
  }
  return bytes.subarray(0, length);
}

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Bytes as UTF-8; '' where they are something else. */
export function utf8(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    // Not text: a binary protocol, or a message cut inside a character.
    return '';
  }
}

/** Bytes as people write them: 'e0 02 8e 00'. */
export const hex = (bytes: Uint8Array): string =>
  [...bytes.subarray(0, 24)].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
