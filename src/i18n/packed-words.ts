import type { IntlMessageFormat } from 'intl-messageformat';

/** A parsed message, as the library takes it. */
export type ParsedMessage = ReturnType<IntlMessageFormat['getAst']>;
type Element = ParsedMessage[number];

/**
 * A message as the built extension carries it: parsing at build time leaves the library's parser out of the panel, and
 * what is left takes as little room as the text. `{name}` stands for an argument, `{#name}` for a number,
 * `{name|one:…|other:…}` for a plural, `~` in it for its number, and `{@name:…}` for a tag around a message.
 */
export type PackedMessage = string;

/** The keys of a file of words: a group of keys, or 0 where a text stands. */
export type KeyTree = { readonly [key: string]: 0 | KeyTree };

/** TYPE of @formatjs/icu-messageformat-parser. */
const types = { literal: 0, argument: 1, number: 2, plural: 6, pound: 7, tag: 8 } as const;

/** Stands between the messages of a file. */
const separator = '|';
const reserved = /[{}|~]/;

/** Makes a message small. Throws for what no message here needs: dates, selections, skeletons, ordinals, offsets. */
export const packMessage = (message: ParsedMessage): PackedMessage => message.map(packElement).join('');

/** The texts of a file as one. */
export const packMessages = (messages: readonly PackedMessage[]): string => messages.join(separator);

function packElement(element: Element): string {
  if (element.type === types.literal && !reserved.test(element.value)) return element.value;
  if (element.type === types.pound) return '~';
  if (element.type === types.argument) return `{${element.value}}`;
  if (element.type === types.number && !element.style) return `{#${element.value}}`;
  if (element.type === types.tag) return `{@${element.value}:${packMessage(element.children)}}`;
  if (element.type === types.plural && element.pluralType === 'cardinal' && element.offset === 0) {
    const forms = Object.entries(element.options).map(
      ([form, { value }]) => `|${form}:${packMessage(value)}`,
    );
    return `{${element.value}${forms.join('')}}`;
  }
  throw new Error(`Cannot pack ${JSON.stringify(element)}`);
}

/** The messages that were packed into one text. */
export function unpackMessages(packed: string): readonly ParsedMessage[] {
  const reader = new Reader(packed);
  const messages = [reader.message()];
  while (reader.pass(separator)) messages.push(reader.message());
  return messages;
}

class Reader {
  readonly #packed: string;
  #at = 0;

  constructor(packed: string) {
    this.#packed = packed;
  }

  /** Whether this mark comes next; it is passed. */
  pass(mark: string): boolean {
    if (this.#packed[this.#at] !== mark) return false;
    this.#at += 1;
    return true;
  }

  /** A message, up to what belongs to whoever asked for it: a separator, a closing brace or the end. */
  message(): ParsedMessage {
    const parts: Element[] = [];
    for (;;) {
      const value = this.#upTo(/[{}|~]/g);
      if (value !== '') parts.push({ type: types.literal, value });
      if (this.pass('~')) parts.push({ type: types.pound });
      else if (this.pass('{')) parts.push(this.#placeholder());
      else return parts;
    }
  }

  #placeholder(): Element {
    const [isNumber, isTag] = [this.pass('#'), this.pass('@')];
    const value = this.#upTo(/[|:}]/g);
    const element: Element = isNumber
      ? { type: types.number, value, style: null }
      : isTag && this.pass(':')
        ? { type: types.tag, value, children: this.message() }
        : this.#argument(value);
    this.pass('}');
    return element;
  }

  #argument(value: string): Element {
    const forms: [string, { value: ParsedMessage }][] = [];
    while (this.pass('|')) {
      const form = this.#upTo(/:/g);
      this.pass(':');
      forms.push([form, { value: this.message() }]);
    }
    if (forms.length === 0) return { type: types.argument, value };
    const options = Object.fromEntries(forms);
    return { type: types.plural, value, options, offset: 0, pluralType: 'cardinal' };
  }

  #upTo(stop: RegExp): string {
    stop.lastIndex = this.#at;
    const end = stop.exec(this.#packed)?.index ?? this.#packed.length;
    const text = this.#packed.slice(this.#at, end);
    this.#at = end;
    return text;
  }
}

/** Puts a file of words together again: its keys, shared by all languages, and the packed texts in their order. */
export function unpackWords(keys: KeyTree, packed: string): Record<string, unknown> {
  const rest = unpackMessages(packed).values();
  const fill = (tree: KeyTree): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(tree).map(([key, child]) => [
        key,
        child === 0 ? (rest.next().value ?? []) : fill(child),
      ]),
    );
  return fill(keys);
}
