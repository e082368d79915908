import type { IntlMessageFormat } from 'intl-messageformat';

/** A parsed message, as the library takes it. */
export type ParsedMessage = ReturnType<IntlMessageFormat['getAst']>;
type Element = ParsedMessage[number];

/**
 * A parsed message without the names of its parts, as the built extension carries it: parsing at build time leaves
 * the parser out of the panel, and what is left takes as little room as the text.
 */
export type PackedMessage = string | readonly PackedPart[];

/** A text; `#`; `{name}`; `{name, number}`; `{name, plural, …}`; or a tag around a message. */
export type PackedPart =
  | string
  | readonly []
  | readonly [string]
  | readonly [string, 0 | PackedMessage | { readonly [form: string]: PackedMessage }];

/** The keys of a file of words: a group of keys, or 0 where a text stands. */
export type KeyTree = { readonly [key: string]: 0 | KeyTree };

/** TYPE of @formatjs/icu-messageformat-parser. */
const types = { literal: 0, argument: 1, number: 2, plural: 6, pound: 7, tag: 8 } as const;

/** Makes a message small. Throws for what no message here needs: dates, selections, skeletons, ordinals, offsets. */
export function packMessage(message: ParsedMessage): PackedMessage {
  const parts = message.map(packElement);
  const [first = ''] = parts;
  return parts.length < 2 && typeof first === 'string' ? first : parts;
}

function packElement(element: Element): PackedPart {
  if (element.type === types.literal) return element.value;
  if (element.type === types.pound) return [];
  if (element.type === types.argument) return [element.value];
  if (element.type === types.number && !element.style) return [element.value, 0];
  if (element.type === types.tag) return [element.value, packMessage(element.children)];
  if (element.type === types.plural && element.pluralType === 'cardinal' && element.offset === 0) {
    const forms = Object.entries(element.options).map(([form, { value }]) => [form, packMessage(value)]);
    return [element.value, Object.fromEntries(forms)];
  }
  throw new Error(`Cannot pack ${JSON.stringify(element)}`);
}

/** The message that was packed. */
export const unpackMessage = (packed: PackedMessage): ParsedMessage =>
  (typeof packed === 'string' ? [packed] : packed).map(unpackPart);

function unpackPart(part: PackedPart): Element {
  if (typeof part === 'string') return { type: types.literal, value: part };
  const [value, more] = part;
  if (value === undefined) return { type: types.pound };
  if (more === undefined) return { type: types.argument, value };
  if (more === 0) return { type: types.number, value, style: null };
  if (typeof more === 'string' || Array.isArray(more))
    return { type: types.tag, value, children: unpackMessage(more) };
  const options = Object.entries(more).map(([form, message]) => [form, { value: unpackMessage(message) }]);
  return {
    type: types.plural,
    value,
    options: Object.fromEntries(options),
    offset: 0,
    pluralType: 'cardinal',
  };
}

/** Puts a file of words together again: its keys, shared by all languages, and the packed texts in their order. */
export function unpackWords(keys: KeyTree, texts: readonly PackedMessage[]): Record<string, unknown> {
  const rest = texts.values();
  const fill = (tree: KeyTree): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(tree).map(([key, child]) => [
        key,
        child === 0 ? unpackMessage(rest.next().value ?? '') : fill(child),
      ]),
    );
  return fill(keys);
}
