import type { LoggedMessage } from '../../model/network-entry.ts';
import { firstBytes } from './bytes.ts';

/** A mark at a message's beginning. A text must fit `starts`, `is` or `has`; a binary message `bytes`, -1 for any. */
export type Sign = (
  | { readonly starts: string }
  | { readonly is: string }
  | { readonly has: string }
  | { readonly bytes: readonly number[] }
) & { readonly from?: LoggedMessage['direction'] };

export interface Signs {
  readonly ping?: readonly Sign[];
  readonly pong?: readonly Sign[];
  readonly goodbye?: readonly Sign[];
}

export type SignKind = keyof Signs;

/** Characters of a message that signs are looked for in. */
const headLength = 200;
const headBytes = 4;
/** Pings and pongs are small; a longer message that speaks of a ping is about one. */
const beatLength = 512;

/** The beginning of a message, prepared once for all signs it is compared with. */
export interface Head {
  readonly direction: LoggedMessage['direction'];
  /** '' for a binary message. */
  readonly text: string;
  /** The text inside a SockJS frame; `text` where there is none. */
  readonly within: string;
  /** Null for a text. */
  readonly bytes: Uint8Array | null;
  /** Small enough for a ping or a pong. */
  readonly small: boolean;
}

// Plain loops: these run for every message of a connection.
function fitsBytes(wanted: readonly number[], given: Uint8Array): boolean {
  if (given.length < wanted.length) return false;
  for (let index = 0; index < wanted.length; index += 1)
    if (wanted[index] !== -1 && wanted[index] !== given[index]) return false;
  return true;
}

function fitsText(sign: Sign, text: string): boolean {
  if ('starts' in sign) return text.startsWith(sign.starts);
  if ('is' in sign) return text === sign.is;
  return 'has' in sign && text.includes(sign.has);
}

function fits(sign: Sign, { direction, text, within, bytes }: Head): boolean {
  if (sign.from !== undefined && sign.from !== direction) return false;
  if (bytes) return 'bytes' in sign && fitsBytes(sign.bytes, bytes);
  return fitsText(sign, text) || (within !== text && fitsText(sign, within));
}

function anyFits(signs: readonly Sign[] | undefined, head: Head): boolean {
  if (signs) for (const sign of signs) if (fits(sign, head)) return true;
  return false;
}

/** The beginning of a message inside a SockJS frame; other heads as they are. */
function innerHead(head: string): string {
  const from = head.startsWith('a["') ? 3 : head.startsWith('["') ? 2 : 0;
  if (from === 0) return head;
  const end = head.endsWith('"]') ? head.length - 2 : head.length;
  return head.slice(from, end).replaceAll('\\"', '"').replaceAll('\\n', '\n');
}

/** Prepares a message for `signOf`. Takes its first characters only, whose text is shared, not copied. */
export function headOf({ direction, kind, data, size }: LoggedMessage): Head {
  const small = size <= beatLength;
  if (kind === 'binary')
    return { direction, text: '', within: '', bytes: firstBytes(data, headBytes), small };
  const text = data.length > headLength ? data.slice(0, headLength) : data;
  return { direction, text, within: innerHead(text), bytes: null, small };
}

/**
 * What a message seems to be by its first characters; null for ordinary data. Parses nothing: it is asked for every
 * message of a connection. A JSON text in a binary message is looked for by its first bytes only.
 */
export function signOf(signs: Signs, head: Head): SignKind | null {
  if (anyFits(signs.goodbye, head)) return 'goodbye';
  if (!head.small) return null;
  if (anyFits(signs.ping, head)) return 'ping';
  return anyFits(signs.pong, head) ? 'pong' : null;
}

/** Signs for words of a JSON text, whatever stands around them. */
export const words = (...names: readonly string[]): readonly Sign[] =>
  names.map((name) => ({ has: `"${name}"` }));
