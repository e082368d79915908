import { expect, test } from 'vitest';
import { parseFilter } from '../../../../src/log/filter/parse-filter.ts';
import { mostSuggestions, suggest } from '../../../../src/log/filter/suggest.ts';
import { joinTime, splitTime, withSpan } from '../../../../src/log/filter/time-term.ts';
import { closedRow, openRow } from './rows.ts';

const rows = [closedRow(1006), closedRow(1006), closedRow(1000, 'bye, all'), openRow()];
const terms = (text: string, caret = text.length) => suggest(text, caret, rows).map(({ term }) => term);

test('the beginning of a term offers the terms', () => {
  expect(terms('co')).toEqual(['code:', 'context:', 'confidence:']);
  expect(terms('-co')).toEqual(['-code:', '-context:', '-confidence:']);
});

test('an empty field offers the commonest terms', () => {
  expect(terms('')).toHaveLength(mostSuggestions);
});

test('values come with how many rows have them, commonest first', () => {
  expect(suggest('code:', 5, rows)).toMatchObject([
    { term: 'code:1006', count: 2 },
    { term: 'code:1000', count: 1 },
  ]);
});

test('values that begin with what was typed come before those that only hold it', () => {
  expect(terms('code:6')).toEqual(['code:1006']);
  expect(terms('is:cl')).toEqual(['is:clean', 'is:unclean']);
});

test('a value already typed in full is not offered again', () => {
  expect(terms('code:1006')).toEqual([]);
});

test('values with spaces or commas are quoted, so that choosing them finds them', () => {
  const [suggestion] = suggest('reason:', 7, rows);
  expect(suggestion?.term).toBe('reason:"bye, all"');
  expect(parseFilter(suggestion?.text ?? '').filter.terms).toMatchObject([{ test: { words: ['bye, all'] } }]);
});

test('choosing replaces the word under the caret and leaves the rest', () => {
  const [suggestion] = suggest('cdn code:10 by:server', 11, rows);
  expect(suggestion).toMatchObject({ text: 'cdn code:1006 by:server', caret: 14 });
});

test('free text with a colon offers nothing', () => {
  expect(terms('colour:')).toEqual([]);
});

test('a chosen span stands apart from what is typed', () => {
  const text = withSpan('cause:tls', 1_000.4, 2_000.2);
  expect(text).toBe('time:1970-01-01T00:00:01.000Z..1970-01-01T00:00:02.001Z cause:tls');
  expect(splitTime(text)).toEqual({ span: { from: 1_000, to: 2_001 }, typed: 'cause:tls' });
  expect(joinTime(splitTime(text))).toBe(text);
  expect(splitTime(withSpan(text, 5, 6))).toEqual({ span: { from: 5, to: 6 }, typed: 'cause:tls' });
});

test('a span that was typed wrong stays in the field', () => {
  expect(splitTime('time:noon x')).toEqual({ span: null, typed: 'time:noon x' });
});
