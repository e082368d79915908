import { describe, expect, test } from 'vitest';
import { createFormats, splitDuration } from '../../../src/i18n/format.ts';

describe('splitDuration', () => {
  test.each([
    [-5, [['millisecond', 0]]],
    [0, [['millisecond', 0]]],
    [999, [['millisecond', 999]]],
    [999.6, [['second', 1]]],
    [1_449, [['second', 1.4]]],
    [9_949, [['second', 9.9]]],
    [9_950, [['second', 10]]],
    [59_499, [['second', 59]]],
    [59_500, [['minute', 1]]],
    [
      182_000,
      [
        ['minute', 3],
        ['second', 2],
      ],
    ],
    [3_599_600, [['hour', 1]]],
    [
      7_260_000,
      [
        ['hour', 2],
        ['minute', 1],
      ],
    ],
    [
      90_000_000,
      [
        ['day', 1],
        ['hour', 1],
      ],
    ],
  ])('%d ms', (milliseconds, expected) => {
    expect(splitDuration(milliseconds).map(({ unit, value }) => [unit, value])).toEqual(expected);
  });
});

test('digits are Latin in Arabic too, so that a code reads alike everywhere', () => {
  expect(createFormats('ar').number(1006)).toMatch(/^1.?006$/);
});

test('Chinese has a blank between digits and characters, as its texts have', () => {
  const { duration, list, either } = createFormats('zh-CN');
  expect(duration(182_000)).toBe('3 分钟 2 秒');
  expect(list(['1000', '1015'])).toBe('1000 和 1015');
  expect(either(['\u20681000\u2069', '1001'])).toBe('\u20681000\u2069 或 1001');
  expect(list(['超时', '关闭'])).toBe('超时和关闭');
});
