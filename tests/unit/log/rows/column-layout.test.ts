import { describe, expect, test } from 'vitest';
import {
  columnTracks,
  columnWidth,
  shownColumns,
  withinWidth,
} from '../../../../src/log/rows/column-layout.ts';

const none = { widths: {}, shown: {} };

test.each([
  [559, 'code what socket time'],
  [560, 'code what socket time lived'],
  [899, 'code what socket time lived'],
  [900, 'code what socket closedBy time lived'],
])('a list of %i pixels shows %s', (width, expected) => {
  expect(shownColumns(none, width).join(' ')).toBe(expected);
});

test('what the reader chose holds at every width, but code and cause cannot be hidden', () => {
  const shown = { initiator: true, socket: false, code: false, what: false };
  expect(shownColumns({ widths: {}, shown }, 300).join(' ')).toBe('code what initiator time');
});

describe('one column is always flexible', () => {
  const columns = shownColumns(none, 600);
  const flexible = (widths: Record<string, number>) =>
    columnTracks(columns, { widths, shown: {} }).match(/fr\)/g)?.length;
  test.each([
    [{}, 2],
    [{ socket: 200 }, 1],
    [{ what: 200 }, 1],
    [{ what: 200, socket: 200 }, 1],
  ])('with %j', (widths, expected) => {
    expect(flexible(widths)).toBe(expected);
  });
});

test.each([
  [columnWidth.least - 1, columnWidth.least],
  [columnWidth.least, columnWidth.least],
  [100.4, 100],
  [columnWidth.most + 1, columnWidth.most],
])('a width of %d becomes %i', (wanted, width) => {
  expect(withinWidth(wanted)).toBe(width);
});
