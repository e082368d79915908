/** A place in a text, 1-based, as editors count it. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

const space = /[ \t\n\r]*/y;
// The grammar of RFC 8259: strings, numbers and the three literal names.
const scalar =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a raw control character is what ends a valid string
  /"(?:[^"\\\u0000-\u001f]|\\["\\/bfnrt]|\\u[\da-fA-F]{4})*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/**
 * Where a text stops being JSON (RFC 8259); null for a valid one. The engine's own messages name the place only
 * for some errors, and in words that change between versions.
 */
export function placeOfJsonError(text: string): TextPlace | null {
  const offset = offsetOfJsonError(text);
  if (offset === null) return null;
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function offsetOfJsonError(text: string): number | null {
  let at = 0;
  const skip = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const matched = pattern.exec(text)?.[0] ?? null;
    at += matched?.length ?? 0;
    return matched !== null;
  };
  const next = (): string => {
    skip(space);
    return text[at] ?? '';
  };
  /** Steps over `"name" :`; false where that is not what stands there. */
  const skipName = (): boolean => {
    if (next() !== '"' || !skip(scalar) || next() !== ':') return false;
    at += 1;
    return true;
  };
  const open: ('{' | '[')[] = [];
  for (;;) {
    const first = next();
    if (first === '{' || first === '[') {
      at += 1;
      const closer = first === '{' ? '}' : ']';
      if (next() !== closer) {
        open.push(first);
        if (first === '{' && !skipName()) return at;
        continue;
      }
      at += 1;
    } else if (!skip(scalar)) return at;
    for (;;) {
      const container = open.at(-1);
      const after = next();
      if (container === undefined) return after === '' ? null : at;
      if (after === (container === '{' ? '}' : ']')) {
        at += 1;
        open.pop();
        continue;
      }
      if (after !== ',') return at;
      at += 1;
      if (container === '{' && !skipName()) return at;
      break;
    }
  }
}
