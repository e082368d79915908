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
}

// Unicode TR9: a first-strong isolate and its end keep foreign text from reordering the sentence around it.
const isolate = (text: string) => `\u2068${text}\u2069`;
const withoutIsolates = (text: string) => text.replaceAll(/[\u2068\u2069]/g, '');

const isMessage = (node: unknown): node is string | ParsedMessage =>
  typeof node === 'string' || Array.isArray(node);

function find(messages: Messages, key: string): string | ParsedMessage | undefined {
  let node: unknown = messages;
  for (const step of key.split('.')) {
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, step)) return undefined;
    node = (node as Record<string, unknown>)[step];
  }
  return isMessage(node) ? node : undefined;
}

const tag = (name: 'code' | 'b') => (children: readonly RichPart[]) => ({ tag: name, children });
const tags = { code: tag('code'), b: tag('b') };

const plain = (parts: readonly RichPart[]): string =>
  parts
    .map((part) => {
      if (typeof part === 'string') return part;
      if ('verbatim' in part) return isolate(part.verbatim);
      // Code is left-to-right in a right-to-left sentence too: `close()` must not read `()close`.
      return part.tag === 'code' ? isolate(withoutIsolates(plain(part.children))) : plain(part.children);
    })
    .join('');

/** Makes a translator from a locale's loaded messages. Parsed messages are kept, so a text is parsed once. */
export function createTranslator(locale: LocaleId, messages: Messages): Translator {
  const formats = createFormats(locale);
  const parsed = new Map<string, IntlMessageFormat>();

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
    return isolate(value.verbatim);
  };

  const rich = (message: Message | MessageKey, values?: MessageValues): readonly RichPart[] => {
    const { key, values: own } = typeof message === 'string' ? { key: message, values } : message;
    const given: Record<string, string | number | { readonly verbatim: string } | (typeof tags)['code']> = {
      ...tags,
    };
    for (const [name, value] of Object.entries(own ?? {})) {
      if (name in tags) throw new Error(`"${key}": a placeholder cannot be named "${name}", a tag is`);
      given[name] = typeof value === 'object' && 'verbatim' in value ? value : valueText(value);
    }
    const result = messageFormat(key).format<RichPart>(given);
    return Array.isArray(result) ? result : [result];
  };

  const text = (message: Message | MessageKey, values?: MessageValues): string =>
    plain(rich(message, values));

  return {
    locale,
    direction: directionOf(locale),
    formats,
    text,
    rich,
    has: (key): key is MessageKey => find(messages, key) !== undefined,
  };
}
