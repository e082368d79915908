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

const fitsBytes = (wanted: readonly number[], given: Uint8Array): boolean =>
  given.length >= wanted.length && wanted.every((byte, index) => byte === -1 || byte === given[index]);

function fits(sign: Sign, message: LoggedMessage, head: string, bytes: Uint8Array | null): boolean {
  if (sign.from !== undefined && sign.from !== message.direction) return false;
  if ('bytes' in sign) return bytes !== null && fitsBytes(sign.bytes, bytes);
  if ('starts' in sign) return head.startsWith(sign.starts);
  return 'is' in sign ? head === sign.is : head.includes(sign.has);
}

const kinds: readonly SignKind[] = ['goodbye', 'ping', 'pong'];

/** The beginning of a message inside a SockJS frame; other heads as they are. */
function innerHead(head: string): string {
  const from = head.startsWith('a["') ? 3 : head.startsWith('["') ? 2 : 0;
  if (from === 0) return head;
  const end = head.endsWith('"]') ? head.length - 2 : head.length;
  return head.slice(from, end).replaceAll('\\"', '"').replaceAll('\\n', '\n');
}

const startOf = (text: string): string => (text.length > headLength ? text.slice(0, headLength) : text);

/**
 * What a message seems to be by its first characters; null for ordinary data. Parses nothing: it is asked for every
 * message of a connection. A JSON text in a binary message is looked for by its first bytes only.
 */
export function signOf(signs: Signs, message: LoggedMessage): SignKind | null {
  const binary = message.kind === 'binary';
  // A slice shares the characters of the text it comes from.
  const head = binary ? '' : startOf(message.data);
  const within = innerHead(head);
  const bytes = binary ? firstBytes(message.data, headBytes) : null;
  for (const kind of kinds) {
    if (kind !== 'goodbye' && message.size > beatLength) continue;
    for (const sign of signs[kind] ?? [])
      if (fits(sign, message, head, bytes) || (within !== head && fits(sign, message, within, bytes)))
        return kind;
  }
  return null;
}

/** Signs for words of a JSON text, whatever stands around them. */
export const words = (...names: readonly string[]): readonly Sign[] =>
  names.map((name) => ({ has: `"${name}"` }));
