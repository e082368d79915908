import { expect, test } from 'vitest';
import { textLengthOf } from '../../../src/model/string-size.ts';

test.each([
  ['a text', 'four', 4],
  ['nothing', null, 0],
  ['a number', 12_345, 0],
  [
    'texts at any depth, names of fields left out',
    { url: 'ab', stack: [{ functionName: 'c', line: 7 }], code: null },
    3,
  ],
])('%s', (_what, value, length) => {
  expect(textLengthOf(value)).toBe(length);
});
