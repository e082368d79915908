import { mapInSlices, type Slices } from '../lists/slices.ts';
import { type ReadJson, readJson } from './read-json.ts';

/** A list as the text has it: where its brackets stand, and where its items begin and end. */
interface ListText {
  /** Index of the opening bracket. */
  readonly from: number;
  /** Index after the closing one. */
  to: number;
  readonly items: (readonly [from: number, to: number])[];
}

/** Characters between two turns of others; about a millisecond's. */
const stride = 500_000;

/**
 * As `readJson`, with the same answer for any text, in slices: the lists that an object holds are read item by item, since the
 * platform's parser takes tens of milliseconds for a long one (measured: 60 for 21 MB).
 */
export function* readJsonInSlices(text: string): Slices<ReadJson> {
  const lists = yield* listsIn(text);
  const read = lists && (yield* readItems(text, lists));
  // Whatever is not as it should be, the whole text tells where.
  return read ?? readJson(text);
}

/** What stands between values, in UTF-16; a comparison of numbers is the cheapest for millions of characters. */
const code = {
  quote: 0x22,
  comma: 0x2c,
  bracket: 0x5b,
  bracketEnd: 0x5d,
  brace: 0x7b,
  braceEnd: 0x7d,
} as const;

/** The lists right in a text's outermost object, as far as brackets and commas tell; null where one is closed by a brace. */
function* listsIn(text: string): Slices<readonly ListText[] | null> {
  const lists: ListText[] = [];
  let depth = 0;
  let list: ListText | null = null;
  let itemFrom = 0;
  let rest = stride;
  for (let index = 0; index < text.length; index += 1) {
    if (index > rest) {
      yield;
      rest = index + stride;
    }
    switch (text.charCodeAt(index)) {
      case code.quote:
        index = endOfString(text, index);
        break;
      case code.brace:
      case code.bracket:
        depth += 1;
        if (depth === 2 && text[index] === '[') {
          list = { from: index, to: index, items: [] };
          itemFrom = index + 1;
        }
        break;
      case code.comma:
        if (depth !== 2 || !list) break;
        list.items.push([itemFrom, index]);
        itemFrom = index + 1;
        break;
      case code.braceEnd:
      case code.bracketEnd:
        if (depth === 2 && list) {
          if (text[index] === '}') return null;
          if (list.items.length > 0 || text.slice(itemFrom, index).trim() !== '')
            list.items.push([itemFrom, index]);
          list.to = index + 1;
          lists.push(list);
          list = null;
        }
        depth -= 1;
        break;
    }
  }
  return lists;
}

/** The index of a string's closing quote; that of the text's end where it has none. */
function endOfString(text: string, from: number): number {
  for (let quote = text.indexOf('"', from + 1); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    let slashes = 0;
    while (text[quote - 1 - slashes] === '\\') slashes += 1;
    if (slashes % 2 === 0) return quote;
  }
  return text.length;
}

/** The text's value; null where something in it is no JSON, or it is no object. */
function* readItems(text: string, lists: readonly ListText[]): Slices<ReadJson | null> {
  const whole = parsed(withoutItems(text, lists));
  if (!whole || typeof whole.value !== 'object' || whole.value === null || Array.isArray(whole.value))
    return null;
  const value: Record<string, unknown> = { ...whole.value };
  for (const [key, place] of Object.entries(value)) {
    const list = Array.isArray(place) && typeof place[0] === 'number' ? lists[place[0]] : undefined;
    if (!list) continue;
    const items = yield* mapInSlices(list.items, ([from, to]) => parsed(text.slice(from, to)));
    if (items.includes(null)) return null;
    value[key] = items.map((item) => item?.value);
  }
  return { ok: true, value };
}

/** The text with the number of each list in the place of its items. */
function withoutItems(text: string, lists: readonly ListText[]): string {
  const pieces: string[] = [];
  let from = text.startsWith('\ufeff') ? 1 : 0;
  for (const [index, list] of lists.entries()) {
    pieces.push(text.slice(from, list.from), `[${index}]`);
    from = list.to;
  }
  return [...pieces, text.slice(from)].join('');
}

function parsed(text: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(text) };
  } catch {
    // Where and why is worked out for the whole text.
    return null;
  }
}
