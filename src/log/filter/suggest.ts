import { closeOf } from '../../model/socket.ts';
import { hostOf } from '../../model/url-identity.ts';
import { closedByTerm } from '../rows/closed-by.ts';
import type { Row } from '../rows/row.ts';
import { codeOf } from '../rows/row-facts.ts';
import { quoted, stateWords, type TermKey, termKeys, tokenize } from './filter-grammar.ts';
import { createMatcher, type MatchOptions } from './match-rows.ts';
import { parseFilter } from './parse-filter.ts';

/** Something to put into the filter in place of the word under the caret. */
export interface Suggestion {
  /** `code:` or `code:1006`, with the minus where one was typed. */
  readonly term: string;
  readonly kind: 'key' | 'value';
  readonly key: TermKey;
  /** Rows that have this value; null for a key. */
  readonly count: number | null;
  /** The whole text after choosing it, and where the caret then stands. */
  readonly text: string;
  readonly caret: number;
}

/** Suggestions shown at once; more would cover the log. */
export const mostSuggestions = 10;

/** Suggestions for the word under the caret, commonest values first. */
export function suggest(
  text: string,
  caret: number,
  rows: readonly Row[],
  options: Pick<MatchOptions, 'loops'> = {},
): Suggestion[] {
  const token = tokenize(text).find(({ from, to }) => from < caret && caret <= to);
  const from = token?.from ?? caret;
  const to = token?.to ?? caret;
  const typed = text.slice(from, caret);
  const minus = typed.startsWith('-') ? '-' : '';
  const word = typed.slice(minus.length).toLowerCase();
  const place = (term: string, end: string) => ({
    term: `${minus}${term}`,
    text: `${text.slice(0, from)}${minus}${term}${end}${text.slice(to).trimStart()}`,
    caret: from + minus.length + term.length + end.length,
  });
  const colon = word.indexOf(':');
  const key = termKeys.find((known) => known === word.slice(0, Math.max(0, colon)));
  if (key) {
    const wanted = word.slice(colon + 1).replaceAll('"', '');
    return valuesOf(key, rows, options)
      .filter(([value]) => value.toLowerCase().includes(wanted) && value.toLowerCase() !== wanted)
      .sort(
        ([a], [b]) => Number(b.toLowerCase().startsWith(wanted)) - Number(a.toLowerCase().startsWith(wanted)),
      )
      .slice(0, mostSuggestions)
      .map(([value, count]) => ({ ...place(`${key}:${quoted(value)}`, ' '), kind: 'value', key, count }));
  }
  if (colon >= 0) return [];
  return termKeys
    .filter((known) => known !== 'time' && known.startsWith(word))
    .slice(0, mostSuggestions)
    .map((known) => ({ ...place(`${known}:`, ''), kind: 'key', key: known, count: null }));
}

type Tally = readonly (readonly [value: string, count: number])[];

const tallies = new WeakMap<readonly Row[], Map<TermKey, Tally>>();

/** Every value a term can take in these rows, with how many rows have it; counted once for a list of rows. */
function valuesOf(key: TermKey, rows: readonly Row[], options: MatchOptions): Tally {
  const known = tallies.get(rows) ?? new Map<TermKey, Tally>();
  tallies.set(rows, known);
  const tally = known.get(key) ?? count(key, rows, options);
  known.set(key, tally);
  return tally;
}

/** Terms whose values are not read off the rows, with values that divide a log well. */
const fixedValues: Partial<Record<TermKey, readonly string[]>> = {
  is: stateWords,
  lived: ['<1s', '<5s', '1s-60s', '>60s', '>10min'],
  idle: ['<5s', '>30s', '>60s', '>5min'],
};

function count(key: TermKey, rows: readonly Row[], options: MatchOptions): Tally {
  const fixed = fixedValues[key];
  if (fixed) {
    return fixed.map((value) => {
      const matcher = createMatcher(parseFilter(`${key}:${value}`).filter, options);
      return [value, rows.filter(matcher).length] as const;
    });
  }
  const counts = new Map<string, number>();
  for (const row of rows) {
    for (const value of valuesOfRow(key, row)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a);
}

/** Longer values are not worth offering: nobody reads them in a list. */
const longestValue = 80;

function valuesOfRow(key: TermKey, row: Row): string[] {
  const { socket, diagnosis } = row;
  const all: Partial<Record<TermKey, readonly (string | number | null | undefined)[]>> = {
    code: [codeOf(row)],
    really: [diagnosis?.effectiveCode],
    cause: [diagnosis?.cause],
    by: [diagnosis && closedByTerm(diagnosis)],
    confidence: [diagnosis?.confidence],
    context: [socket.context.kind],
    host: [hostOf(socket.url)],
    protocol: [socket.state === 'connecting' ? null : socket.protocol],
    url: [socket.url.split(/[?#]/)[0]],
    reason: [socket.state === 'ended' ? (closeOf(socket)?.reason ?? null) : null],
  };
  return (all[key] ?? [])
    .map((value) => String(value ?? ''))
    .filter((value) => value !== '' && value.length <= longestValue);
}
