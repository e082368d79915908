/** A position in a text, 1-based, as editors count it. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

type Awaited = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'nothing';

const space = /[ \t\n\r]*/y;
// The tokens of RFC 8259: punctuation, strings, numbers and the three literal names.
const token =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a raw control character is what ends a valid string
  /[{}[\],:]|"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** What may follow a token, or null where the token itself may not stand. */
function step(awaited: Awaited, found: string, open: string[]): Awaited | null {
  const afterValue = (): Awaited => (open.length === 0 ? 'nothing' : 'comma-or-end');
  const mayEnd = awaited.endsWith('-or-end');
  if (found === '}' || found === ']') {
    if (!mayEnd || open.pop() !== (found === '}' ? '{' : '[')) return null;
    return afterValue();
  }
  if (found === ',') return awaited === 'comma-or-end' ? (open.at(-1) === '{' ? 'key' : 'value') : null;
  if (found === ':') return awaited === 'colon' ? 'value' : null;
  if (awaited === 'key' || awaited === 'key-or-end') return found.startsWith('"') ? 'colon' : null;
  if (awaited !== 'value' && awaited !== 'value-or-end') return null;
  if (found !== '{' && found !== '[') return afterValue();
  open.push(found);
  return found === '{' ? 'key-or-end' : 'value-or-end';
}

/** The offset of the first character that cannot be JSON (the end, if something is missing); null for valid JSON. */
function offsetOfJsonError(text: string): number | null {
  const open: string[] = [];
  let awaited: Awaited = 'value';
  let at = 0;
  for (;;) {
    space.lastIndex = at;
    space.test(text);
    at = space.lastIndex;
    if (at >= text.length) return awaited === 'nothing' ? null : at;
    token.lastIndex = at;
    const found = token.exec(text)?.[0];
    const next: Awaited | null = found ? step(awaited, found, open) : null;
    if (!found || !next) return at;
    awaited = next;
    at += found.length;
  }
}

/**
 * Where a text stops being JSON (RFC 8259); null for a valid one. The engine's own messages give a position only
 * for some errors, and in words that change between versions.
 */
export function jsonErrorPosition(text: string): TextPosition | null {
  const offset = offsetOfJsonError(text);
  if (offset === null) return null;
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
