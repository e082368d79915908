import { expect, test } from 'vitest';
import { worthTelling } from '../../../src/capture/service/worth-telling.ts';

test.each([
  ['1.0.0', '1.0.1', false],
  ['1.0.0', '1.0.0', false],
  ['1.0.9', '1.1.0', true],
  ['1.9.0', '2.9.0', true],
  ['1.1', '1.10', true],
  ['2.0.0', '1.9.0', true],
])('from %s to %s is worth a line: %s', (before, now, told) => {
  expect(worthTelling(before, now)).toBe(told);
});
