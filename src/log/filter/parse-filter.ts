import type { Message } from '../../../locales/messages.ts';
import {
  type Filter,
  type FilterProblem,
  type Range,
  type StateWord,
  stateWords,
  type Term,
  type Test,
  type Token,
  termKeys,
  tokenize,
  type WordKey,
} from './filter-grammar.ts';

/** A token's test, or what is wrong with the token. */
type Reading = { readonly test: Test } | { readonly problem: Message };

/**
 * Reads the filter's text. A term that cannot be understood becomes a problem and filters nothing; the rest still
 * does, so that the log does not empty itself while somebody types.
 */
export function parseFilter(text: string): { filter: Filter; problems: FilterProblem[] } {
  const terms: Term[] = [];
  const problems: FilterProblem[] = [];
  for (const token of tokenize(text)) {
    const reading = read(token, text.slice(token.from, token.to));
    if ('problem' in reading) problems.push({ from: token.from, to: token.to, what: reading.problem });
    else terms.push({ negated: token.negated, test: reading.test });
  }
  return { filter: { terms }, problems };
}

function read(token: Token, written: string): Reading {
  const { key, value, alternatives } = token;
  const term = { verbatim: written };
  if (token.unclosedQuote) return { problem: { key: 'filter.openQuote', values: { term } } };
  if (key === null) return { test: { kind: 'text', text: value.toLowerCase() } };
  const name = termKeys.find((known) => known === key);
  if (!name) return { problem: { key: 'filter.unknownTerm', values: { term, terms: { list: termKeys } } } };
  if (value === '') return { problem: { key: 'filter.empty', values: { term } } };
  switch (name) {
    case 'code':
    case 'really':
      return ranges(alternatives, codeRange, (list) => ({ kind: 'codes', key: name, ranges: list }), {
        key: 'filter.badCode',
        values: { term },
      });
    case 'lived':
    case 'idle':
      return ranges(alternatives, durationRange, (list) => ({ kind: 'duration', key: name, ranges: list }), {
        key: 'filter.badDuration',
        values: { term },
      });
    case 'time':
      return time(value, term);
    case 'is':
      return state(alternatives, term);
    default:
      return { test: { kind: 'words', key: name satisfies WordKey, words: alternatives } };
  }
}

function ranges(
  values: readonly string[],
  rangeOf: (text: string) => Range | null,
  make: (ranges: Range[]) => Test,
  problem: Message,
): Reading {
  const parts = values.map(rangeOf);
  const good = parts.filter((part) => part !== null);
  return good.length === parts.length ? { test: make(good) } : { problem };
}

/** `1006`, `4000-4999`, `>=4000`, `40xx`. */
function codeRange(text: string): Range | null {
  const wild = /^(\d{1,4})(x{1,4})$/i.exec(text);
  if (wild) {
    const digits = wild[1] ?? '';
    const size = 10 ** (wild[2] ?? '').length;
    return { from: Number(digits) * size, to: Number(digits) * size + size - 1 };
  }
  const compared = /^(<=?|>=?)(\d{1,5})$/.exec(text);
  if (compared) return comparison(compared[1] ?? '', Number(compared[2]), 1);
  const [, from, to] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text) ?? [];
  if (from === undefined) return null;
  return ordered(Number(from), Number(to ?? from));
}

/** Sizes in milliseconds. */
const units: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  min: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};
const comparedAmount = /^(<=?|>=?)(\d+(?:\.\d+)?)(ms|s|min|m|h|d)$/i;
const amountRange = /^(\d+(?:\.\d+)?)(ms|s|min|m|h|d)-(\d+(?:\.\d+)?)(ms|s|min|m|h|d)$/i;

/** A nanosecond, in milliseconds: finer than any clock of a page. */
const shortestMoment = 1e-6;

/** Milliseconds of `5s`, `1.5min`. */
const milliseconds = (number: string | undefined, unit: string | undefined): number =>
  Number(number) * (units[(unit ?? '').toLowerCase()] ?? Number.NaN);

/** `<5s`, `>=1min`, `1s-5s`. */
function durationRange(text: string): Range | null {
  const compared = comparedAmount.exec(text);
  if (compared) return comparison(compared[1] ?? '', milliseconds(compared[2], compared[3]), shortestMoment);
  const between = amountRange.exec(text);
  if (!between) return null;
  return ordered(milliseconds(between[1], between[2]), milliseconds(between[3], between[4]));
}

/** A comparison as a range; `step` is the smallest difference between two values. */
function comparison(sign: string, value: number, step: number): Range {
  if (sign === '<') return { from: 0, to: value - step };
  if (sign === '<=') return { from: 0, to: value };
  return { from: sign === '>' ? value + step : value, to: Number.POSITIVE_INFINITY };
}

const ordered = (a: number, b: number): Range => ({ from: Math.min(a, b), to: Math.max(a, b) });

function state(values: readonly string[], term: { readonly verbatim: string }): Reading {
  const words = values.map((word) => stateWords.find((known) => known === word));
  const known = words.filter((word): word is StateWord => word !== undefined);
  if (known.length === words.length) return { test: { kind: 'state', words: known } };
  return { problem: { key: 'filter.badState', values: { term, states: { list: stateWords } } } };
}

/** `2026-11-21T10:41:12.500Z..2026-11-21T10:42:00.000Z`, as the timeline writes it. */
function time(value: string, term: { readonly verbatim: string }): Reading {
  const [from, to, more] = value.split('..').map((part) => Date.parse(part));
  const isRange = from !== undefined && to !== undefined && more === undefined;
  if (!isRange || Number.isNaN(from) || Number.isNaN(to)) {
    return { problem: { key: 'filter.badTime', values: { term } } };
  }
  return { test: { kind: 'time', range: ordered(from, to) } };
}
