import { IntlMessageFormat } from 'intl-messageformat';
import type { LocaleId } from '../../locales/index.ts';
import type {
  Message,
  MessageFile,
  MessageKey,
  MessageValue,
  MessageValues,
} from '../../locales/messages.ts';
import { directionOf } from './choose.ts';
import { createFormats, type Formats } from './format.ts';
import { visible } from './visible.ts';

/** A parsed message, as the library takes it. */
type ParsedMessage = ReturnType<IntlMessageFormat['getAst']>;

/** The messages of a locale, file by file: texts as they stand in `locales/<id>/`, or with the messages parsed already. */
export type Messages = Partial<Record<MessageFile, unknown>>;

/** A piece of a rich message: text, something verbatim, or a tagged stretch such as `<code>`. */
export type RichPart =
  | string
  | { readonly verbatim: string }
  | { readonly tag: 'code' | 'b'; readonly children: readonly RichPart[] };

/** Speaks one language. Missing keys and missing placeholders throw: they are defects, and tests find them. */
export interface Translator {
  readonly locale: LocaleId;
  readonly direction: 'ltr' | 'rtl';
  readonly formats: Formats;
  /** The message as plain text: tags dropped, code and foreign text wrapped in bidi isolates. */
  text(message: Message | MessageKey, values?: MessageValues): string;
  /** The message in parts, for components. */
  rich(message: Message | MessageKey, values?: MessageValues): readonly RichPart[];
  /** Whether the loaded files have this key. */
  has(key: string): key is MessageKey;
  /** Every key of the loaded files under a path, in the files' order: 'causes.dns.fix' has 'causes.dns.fix.checkName'. */
  keys(path: string): readonly MessageKey[];
  /** A message without its values, for a list of what may be said: every placeholder reads "…". */
  blank(key: MessageKey): Message;
}

// Unicode TR9: a first-strong isolate and its end keep foreign text from reordering the sentence around it.
const isolate = (text: string) => `\u2068${text}\u2069`;
const withoutIsolates = (text: string) => text.replaceAll(/[\u2068\u2069]/g, '');

const isMessage = (node: unknown): node is string | ParsedMessage =>
  typeof node === 'string' || Array.isArray(node);

function nodeAt(messages: Messages, path: string): unknown {
  let node: unknown = messages;
  for (const step of path.split('.')) {
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, step)) return undefined;
    node = (node as Record<string, unknown>)[step];
  }
  return node;
}

function find(messages: Messages, key: string): string | ParsedMessage | undefined {
  const node = nodeAt(messages, key);
  return isMessage(node) ? node : undefined;
}

function keysUnder(node: unknown, path: string): readonly string[] {
  if (isMessage(node)) return [path];
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, child]) => keysUnder(child, `${path}.${name}`));
}

/** Kinds of elements in a parsed message (ICU MessageFormat, `TYPE` of the parser, which the build leaves out). */
const elements = { literal: 0, number: 2, plural: 6, pound: 7 } as const;

/** The placeholders of a message, those in its plurals and tags too; true where a number is asked for. */
function placeholdersOf(message: ParsedMessage): readonly (readonly [name: string, isNumber: boolean])[] {
  return message.flatMap((part) => {
    const type: number = part.type;
    if (type === elements.literal || type === elements.pound || !('value' in part)) return [];
    if ('children' in part) return placeholdersOf(part.children);
    const inner =
      'options' in part ? Object.values(part.options).flatMap(({ value }) => placeholdersOf(value)) : [];
    return [[part.value, type === elements.plural || type === elements.number] as const, ...inner];
  });
}

const tag = (name: 'code' | 'b') => (children: readonly RichPart[]) => ({ tag: name, children });
const tags = { code: tag('code'), b: tag('b') };

const plain = (parts: readonly RichPart[]): string =>
  parts
    .map((part) => {
      if (typeof part === 'string') return part;
      if ('verbatim' in part) return isolate(visible(part.verbatim));
      // Code is left-to-right in a right-to-left sentence too: `close()` must not read `()close`.
      return part.tag === 'code' ? isolate(withoutIsolates(plain(part.children))) : plain(part.children);
    })
    .join('');

/** Makes a translator from a locale's loaded messages. Parsed messages are kept, so a text is parsed once. */
export function createTranslator(locale: LocaleId, messages: Messages): Translator {
  const formats = createFormats(locale);
  const parsed = new Map<string, IntlMessageFormat>();
  /** What the messages without values read, which is always the same. */
  const fixed = new Map<string, readonly RichPart[]>();
  const fixedTexts = new Map<string, string>();

  const messageFormat = (key: string): IntlMessageFormat => {
    const known = parsed.get(key);
    if (known) return known;
    const text = find(messages, key);
    if (text === undefined) throw new Error(`No message for "${key}" in locale "${locale}"`);
    const made = new IntlMessageFormat(text, `${locale}-u-nu-latn`);
    parsed.set(key, made);
    return made;
  };

  const valueText = (value: MessageValue): string | number => {
    if (typeof value === 'number') return value;
    if (typeof value === 'string') return isolate(value);
    if ('key' in value) return text(value);
    if ('duration' in value) return formats.duration(value.duration);
    if ('time' in value) return value.exact ? formats.exactTime(value.time) : formats.time(value.time);
    if ('bytes' in value) return formats.bytes(value.bytes);
    if ('list' in value) return formats.list(value.list.map((item) => String(valueText(item))));
    if ('either' in value) return formats.either(value.either.map((item) => String(valueText(item))));
    return isolate(visible(value.verbatim));
  };

  const rich = (message: Message | MessageKey, values?: MessageValues): readonly RichPart[] => {
    const { key, values: own } = typeof message === 'string' ? { key: message, values } : message;
    const known = own ? undefined : fixed.get(key);
    if (known) return known;
    const given: Record<string, string | number | { readonly verbatim: string } | (typeof tags)['code']> = {
      ...tags,
    };
    for (const [name, value] of Object.entries(own ?? {})) {
      if (name in tags) throw new Error(`"${key}": a placeholder cannot be named "${name}", a tag is`);
      given[name] = typeof value === 'object' && 'verbatim' in value ? value : valueText(value);
    }
    const result = messageFormat(key).format<RichPart>(given);
    const parts = Array.isArray(result) ? result : [result];
    if (!own) fixed.set(key, parts);
    return parts;
  };

  const text = (message: Message | MessageKey, values?: MessageValues): string => {
    const { key, values: own } = typeof message === 'string' ? { key: message, values } : message;
    const known = own ? undefined : fixedTexts.get(key);
    if (known !== undefined) return known;
    const made = plain(rich(message, values));
    if (!own) fixedTexts.set(key, made);
    return made;
  };

  return {
    locale,
    direction: directionOf(locale),
    formats,
    text,
    rich,
    has: (key): key is MessageKey => find(messages, key) !== undefined,
    keys: (path) =>
      keysUnder(nodeAt(messages, path), path).filter(
        (key): key is MessageKey => find(messages, key) !== undefined,
      ),
    blank: (key) => {
      const placeholders = placeholdersOf(messageFormat(key).getAst());
      return placeholders.length === 0
        ? { key }
        : {
            key,
            values: Object.fromEntries(placeholders.map(([name, isNumber]) => [name, isNumber ? 2 : '…'])),
          };
    },
  };
}
