import type { MessageValue } from '../../../locales/messages.ts';
import { tokenize } from './filter-grammar.ts';
import { parseFilter } from './parse-filter.ts';

/** Two times this close, in milliseconds, differ in their milliseconds only. */
const short = 1_000;

/** The two ends of a span for a message, exact where they may be in the same tenth of a second; milliseconds since the epoch. */
export function spanValues(
  from: number,
  to: number,
): { readonly from: MessageValue; readonly to: MessageValue } {
  const exact = to - from < short;
  return { from: { time: from, exact }, to: { time: to, exact } };
}

/** The filter's text taken apart: the chosen span of time, shown as a chip, and what is typed. */
export interface SplitFilter {
  readonly span: { readonly from: number; readonly to: number } | null;
  readonly typed: string;
}

/** Splits off the last good `time:` term. */
export function splitTime(text: string): SplitFilter {
  const token = tokenize(text).findLast(
    (each) =>
      each.key === 'time' && !each.negated && !parseFilter(text.slice(each.from, each.to)).problems.length,
  );
  if (!token) return { span: null, typed: text };
  const [term] = parseFilter(text.slice(token.from, token.to)).filter.terms;
  const span = term?.test.kind === 'time' ? term.test.range : null;
  const typed = `${text.slice(0, token.from)}${text.slice(token.to).trimStart()}`;
  return { span, typed };
}

/** Puts a span, widened to whole milliseconds, and what is typed together again; a null span leaves the typed text. Milliseconds since the epoch. */
export function joinTime({ span, typed }: SplitFilter): string {
  if (!span) return typed;
  const iso = (at: number) => new Date(at).toISOString();
  return `time:${iso(Math.floor(span.from))}..${iso(Math.ceil(span.to))} ${typed}`;
}

/** The filter's text with the span in place of the one it had. Called by the timeline's `onSpan`. */
export const withSpan = (text: string, from: number, to: number): string =>
  joinTime({ span: { from, to }, typed: splitTime(text).typed });
