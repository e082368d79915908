import type { Message } from '../../../locales/messages.ts';

/** The terms of the filter, in the order in which they are offered. */
export const termKeys = [
  'code',
  'cause',
  'host',
  'by',
  'is',
  'context',
  'lived',
  'idle',
  'protocol',
  'url',
  'reason',
  'really',
  'confidence',
  'time',
] as const;

export type TermKey = (typeof termKeys)[number];

/** The words `is:` understands. */
export const stateWords = [
  'error',
  'warning',
  'loop',
  'never-opened',
  'open',
  'connecting',
  'ended',
  'clean',
  'unclean',
] as const;
export type StateWord = (typeof stateWords)[number];

/** What one term asks for; every test is a list of alternatives. */
export type Test =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'words'; readonly key: WordKey; readonly words: readonly string[] }
  | { readonly kind: 'codes'; readonly key: 'code' | 'really'; readonly ranges: readonly Range[] }
  | { readonly kind: 'duration'; readonly key: 'lived' | 'idle'; readonly ranges: readonly Range[] }
  | { readonly kind: 'state'; readonly words: readonly StateWord[] }
  | { readonly kind: 'time'; readonly range: Range };

export type WordKey = Exclude<TermKey, 'code' | 'really' | 'lived' | 'idle' | 'is' | 'time'>;

/** Both ends included; codes, milliseconds, or milliseconds since the epoch. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

export interface Term {
  readonly negated: boolean;
  readonly test: Test;
}

/** Every term must hold. */
export interface Filter {
  readonly terms: readonly Term[];
}

/** A term that could not be understood: where it stands in the text, and what is wrong with it. */
export interface FilterProblem {
  readonly from: number;
  readonly to: number;
  readonly what: Message;
}

/** A stretch of the filter's text between spaces, taken apart. */
export interface Token {
  readonly from: number;
  readonly to: number;
  readonly negated: boolean;
  /** Lower case; null for free text. */
  readonly key: string | null;
  /** Without its quotes. */
  readonly value: string;
  /** The value's parts between commas outside quotes, in lower case. */
  readonly alternatives: readonly string[];
  readonly unclosedQuote: boolean;
}

const tokenPattern = /(-?)(?:([a-z]+):(?!\/\/|:))?((?:"[^"]*"?|[^\s"])*)/giy;

/** Splits the text at spaces outside quotes. `host:8080`, `net::ERR_X` and `wss://h` are free text, not terms. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (/\s/.test(text[at] ?? '')) {
      at += 1;
      continue;
    }
    tokenPattern.lastIndex = at;
    const match = tokenPattern.exec(text);
    const whole = match?.[0] ?? '';
    if (!match || whole === '') break;
    tokens.push(tokenOf(match, at));
    at += whole.length;
  }
  return tokens;
}

function tokenOf([whole, minus = '', name, value = '']: RegExpExecArray, from: number): Token {
  const key = name?.toLowerCase() ?? null;
  const known = key !== null && (termKeys as readonly string[]).includes(key);
  const isPort = key !== null && !known && /^\d{1,5}(?:\/|$)/.test(value);
  const place = { from, to: from + whole.length, unclosedQuote: value.split('"').length % 2 === 0 };
  const text = (written: string) => ({ value: unquoted(written), alternatives: alternativesOf(written) });
  // A lone "-" is text; a minus before text negates.
  if (whole === '-') return { ...place, negated: false, key: null, ...text(whole) };
  if (isPort) return { ...place, negated: minus === '-', key: null, ...text(`${name}:${value}`) };
  return { ...place, negated: minus === '-', key, ...text(value) };
}

const unquoted = (value: string): string => value.replaceAll('"', '');

const alternativesOf = (value: string): string[] =>
  (value.match(/(?:"[^"]*"?|[^",])+/g) ?? [])
    .map((part) => unquoted(part).toLowerCase())
    .filter((part) => part !== '');

/** A value as it must be written in the filter: quoted where it has spaces. */
export const quoted = (value: string): string => {
  const clean = unquoted(value);
  return /[\s,]/.test(clean) || clean === '' ? `"${clean}"` : clean;
};
