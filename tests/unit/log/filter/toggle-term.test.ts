import { expect, test } from 'vitest';
import { chipsOf } from '../../../../src/log/filter/chips.ts';
import { hasTerm, toggleTerm, withTerm } from '../../../../src/log/filter/toggle-term.ts';
import { closedRow, endedRow, openRow } from './rows.ts';

test.each([
  ['', 'is:error', 'is:error '],
  ['is:error ', 'is:error', ''],
  ['code:1006 is:error x', 'is:error', 'code:1006 x '],
  ['x', 'is:error', 'x is:error '],
  ['IS:ERROR', 'is:error', ''],
  ['-is:error y', 'is:error', 'y is:error '],
  ['reason:"is:error"', 'is:error', 'reason:"is:error" is:error '],
])('%j with %s pressed is %j', (text, term, expected) => {
  expect(toggleTerm(text, term)).toBe(expected);
});

test('a term is put in once, and its opposite goes', () => {
  expect(withTerm('host:a -code:1006 host:a', 'host:a')).toBe('-code:1006 host:a ');
  expect(withTerm('code:1006 ', '-code:1006')).toBe('-code:1006 ');
});

test('a term is there only as a whole', () => {
  expect(hasTerm('is:error', 'is:error')).toBe(true);
  expect(hasTerm('is:error,clean', 'is:error')).toBe(false);
});

test('chips count what they would list', () => {
  const rows = [
    closedRow(1006, '', { everOpened: false }),
    { ...closedRow(1000, '', { everOpened: true }), severity: 'ok' as const },
    endedRow({ everOpened: true }, { closedBy: 'page' }),
    openRow(),
  ];
  expect(chipsOf(rows, 2).map(({ id, count }) => [id, count])).toEqual([
    ['errors', 2],
    ['loops', 2],
    ['neverOpened', 1],
    ['byPage', 1],
  ]);
});
