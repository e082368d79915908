import { describe, expect, test } from 'vitest';
import {
  drawnLines,
  indexNear,
  lastTop,
  topToShow,
} from '../../../../src/ui/components/grid/line-geometry.ts';

/** Ten lines of 20 pixels are in sight below the header. */
const size = { count: 100, lineHeight: 20, height: 222 };

test.each([
  ['no lines', { ...size, count: 0 }, 0],
  ['as many as are in sight', { ...size, count: 10 }, 0],
  ['one more', { ...size, count: 11 }, 20],
  ['many', size, 1_800],
])('a list of %s scrolls as far as its last line', (_, given, top) => {
  expect(lastTop(given)).toBe(top);
});

test.each([
  [0, 0, 14],
  [80, 0, 18],
  [99, 0, 19],
  [100, 1, 19],
  [101, 1, 20],
  [1_800, 86, 100],
  [9_999, 100, 100],
])('scrolled to %i, lines %i to %i are drawn', (top, from, to) => {
  expect(drawnLines(top, size)).toEqual({ from, to });
});

describe('a line is brought into sight', () => {
  test.each([
    ['from above, right below the header', 3, 100, 60],
    ['from below, at the lower edge', 20, 100, 220],
    ['not at all where it is', 5, 100, 100],
    ['not at all at the lower edge', 14, 100, 100],
    ['at the end', 99, 0, 1_800],
    ['at the start', 0, 500, 0],
  ])('%s', (_, index, top, expected) => {
    expect(topToShow(index, top, size)).toBe(expected);
  });
});

test.each([
  ['where it was', 'c', 2, 2],
  ['after others came before it', 'e', 1, 4],
  ['after others before it went', 'a', 3, 0],
  ['beyond the end of a shorter list', 'e', 9, 4],
  ['nowhere', 'x', 2, -1],
])('a line is found %s', (_, id, start, expected) => {
  const ids = ['a', 'b', 'c', 'd', 'e'];
  expect(indexNear(id, start, ids.length, (index) => ids[index])).toBe(expected);
});
