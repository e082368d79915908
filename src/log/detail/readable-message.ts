import type { LoggedMessage } from '../../model/network-entry.ts';
import { firstBytes, utf8 } from '../../protocols/reading/bytes.ts';
import { parseJson } from '../../protocols/reading/json-value.ts';

/** A message as it can be read: a text, or bytes in hexadecimal with their text where they are UTF-8. */
export type ReadableMessage =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'binary';
      readonly hex: string;
      /** '' where the bytes are no text. */
      readonly text: string;
    };

/** Bytes of a binary message that are shown. */
const shownBytes = 512;
const bytesOfLine = 16;
/** JSON nested deeper is not indented further: a page may nest without end. */
const deepest = 20;
/** SignalR and others end every piece of JSON with it (record separator). */
const separator = '\u001e';

/** JSON as it was written, with a line for each member; strings and numbers stay as they are, letter by letter. */
function indented(json: string): string {
  let out = '';
  let depth = 0;
  let inString = false;
  /** A bracket was opened, and nothing stands in it yet. */
  let opened = false;
  const newLine = () => `\n${'  '.repeat(Math.min(depth, deepest))}`;
  for (let index = 0; index < json.length; index += 1) {
    const character = json[index] ?? '';
    if (inString) {
      out += character;
      if (character === '\\') out += json[++index] ?? '';
      inString = character !== '"';
      continue;
    }
    if (character.trim() === '') continue;
    const closes = character === '}' || character === ']';
    if (closes) depth -= 1;
    if (opened !== closes) out += newLine();
    opened = character === '{' || character === '[';
    if (opened) depth += 1;
    inString = character === '"';
    out += character === ':' ? ': ' : character;
    if (character === ',') out += newLine();
  }
  return out;
}

/** A text with its JSON laid out, where it is JSON or several pieces of it; else as it is. */
function laidOut(text: string): string {
  const pieces = text.split(separator).filter((piece) => piece.trim() !== '');
  const isJson = pieces.every((piece) => {
    const value = parseJson(piece, text.length);
    return typeof value === 'object' && value !== null;
  });
  return isJson && pieces.length > 0 ? pieces.map(indented).join('\n') : text;
}

/** Bytes in hexadecimal, sixteen a line, each line behind the place of its first byte. */
function hexOf(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let from = 0; from < bytes.length; from += bytesOfLine) {
    const pairs = [...bytes.subarray(from, from + bytesOfLine)].map((byte) =>
      byte.toString(16).padStart(2, '0'),
    );
    lines.push(`${from.toString(16).padStart(4, '0')}  ${pairs.join(' ')}`);
  }
  return lines.join('\n');
}

/** A message laid out for reading. A text that was cut is no JSON any more, and stays as it is. */
export function readableMessage({ kind, data, cut }: LoggedMessage): ReadableMessage {
  if (kind === 'text') return { kind, text: cut ? data : laidOut(data) };
  const bytes = firstBytes(data, data.length);
  return { kind, hex: hexOf(bytes.subarray(0, shownBytes)), text: laidOut(utf8(bytes)) };
}

/** Characters of a message that its line shows. */
const lineLength = 200;

/** A message's beginning, for one line; bytes that are no text in hexadecimal. */
export function messageLine({ kind, data }: LoggedMessage): string {
  if (kind === 'text') return data.slice(0, lineLength);
  const bytes = firstBytes(data, lineLength);
  return utf8(bytes) || hexOf(bytes.subarray(0, bytesOfLine)).slice('0000  '.length);
}
