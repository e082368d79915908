import { expect, test } from 'vitest';
import { isAllowed, opennessOf } from '../../../src/compare/openness.ts';
import { rangeOf } from '../../../src/registry/index.ts';

test.each([
  [-1, 'impossible', 'invalid', false],
  [0, 'unused', 'invalid', false],
  [999, 'unused', 'invalid', false],
  [1000, 'protocol', 'protocol', false],
  [2999, 'protocol', 'protocol', false],
  [3000, 'registered', 'registered', true],
  [3999, 'registered', 'registered', true],
  [4000, 'private', 'private', true],
  [4999, 'private', 'private', true],
  [5000, 'beyond', 'invalid', false],
  [65_535, 'beyond', 'invalid', false],
  [65_536, 'impossible', 'invalid', false],
  [1000.5, 'impossible', 'invalid', false],
  [Number.NaN, 'impossible', 'invalid', false],
] as const)('%d lies in the range %s, open to %s', (code, range, openness, allowed) => {
  expect(rangeOf(code)).toBe(range);
  expect(opennessOf(range)).toBe(openness);
  expect(isAllowed(range)).toBe(allowed);
});
