/**
 * The one place that types the words: every key of the English locale, by file. Any part may import these
 * types; the words themselves are loaded by `src/i18n/`.
 */
import type about from './en/about.json';
import type causes from './en/causes.json';
import type codes from './en/codes.json';
import type compare from './en/compare.json';
import type detail from './en/detail.json';
import type filter from './en/filter.json';
import type groups from './en/groups.json';
import type infrastructure from './en/infrastructure.json';
import type ui from './en/interface.json';
import type packs from './en/packs.json';
import type protocols from './en/protocols.json';
import type session from './en/session.json';
import type settings from './en/settings.json';
import type timeline from './en/timeline.json';

/** 'a.b.c' for every string leaf of a nested object. */
type Leaves<Tree> = {
  [Key in keyof Tree & string]: Tree[Key] extends string ? Key : `${Key}.${Leaves<Tree[Key]>}`;
}[keyof Tree & string];

/** A file of words in each locale's folder. */
export type MessageFile =
  | 'about'
  | 'interface'
  | 'causes'
  | 'codes'
  | 'compare'
  | 'detail'
  | 'filter'
  | 'groups'
  | 'infrastructure'
  | 'packs'
  | 'protocols'
  | 'session'
  | 'settings'
  | 'timeline';

/** A message's key: the file, then the path in it, e.g. 'causes.dns.title'. */
export type MessageKey =
  | `about.${Leaves<typeof about>}`
  | `interface.${Leaves<typeof ui>}`
  | `causes.${Leaves<typeof causes>}`
  | `codes.${Leaves<typeof codes>}`
  | `compare.${Leaves<typeof compare>}`
  | `detail.${Leaves<typeof detail>}`
  | `filter.${Leaves<typeof filter>}`
  | `groups.${Leaves<typeof groups>}`
  | `infrastructure.${Leaves<typeof infrastructure>}`
  | `packs.${Leaves<typeof packs>}`
  | `protocols.${Leaves<typeof protocols>}`
  | `session.${Leaves<typeof session>}`
  | `settings.${Leaves<typeof settings>}`
  | `timeline.${Leaves<typeof timeline>}`;

/** A value for a named placeholder. Everything but a plain string or number is formatted in the reader's language. */
export type MessageValue =
  | string
  /** Shown as it is for `{name}` (close codes); plural and number forms are the message's business. */
  | number
  | Message
  /** Milliseconds. */
  | { readonly duration: number }
  /** Milliseconds since the epoch; shown as a clock time with tenths of a second, or exactly with milliseconds. */
  | { readonly time: number; readonly exact?: boolean }
  | { readonly bytes: number }
  /** "A, B and C". */
  | { readonly list: readonly (string | Message)[] }
  /** "A, B or C". */
  | { readonly either: readonly (string | Message)[] }
  /** Text of the page or the browser: isolated, left-to-right, as code where the place allows. */
  | { readonly verbatim: string };

/** Values for a message's named placeholders. */
export type MessageValues = Readonly<Record<string, MessageValue>>;

/** A sentence not yet in any language: what pure parts return and the UI puts into words. */
export interface Message {
  readonly key: MessageKey;
  readonly values?: MessageValues;
}
