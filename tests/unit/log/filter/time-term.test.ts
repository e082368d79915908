import { expect, test } from 'vitest';
import { createFormats } from '../../../../src/i18n/format.ts';
import { spanValues } from '../../../../src/log/filter/time-term.ts';

test.each([
  [999, true],
  [1_000, false],
])('the ends of a span of %i ms are given exactly: %s', (length, exact) => {
  const at = Date.UTC(2026, 4, 4, 10, 40);
  expect(spanValues(at, at + length)).toEqual({
    from: { time: at, exact },
    to: { time: at + length, exact },
  });
});

test('an exact time tells milliseconds apart, the usual one does not', () => {
  const { time, exactTime } = createFormats('en');
  const at = Date.UTC(2026, 4, 4, 10, 40);
  expect(time(at)).toBe(time(at + 9));
  expect(exactTime(at)).not.toBe(exactTime(at + 9));
});
