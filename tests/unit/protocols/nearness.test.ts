import { expect, test } from 'vitest';
import { defaultNearEnd, isNear, reasonAmong } from '../../../src/protocols/read-goodbyes.ts';
import type { Goodbye } from '../../../src/protocols/types.ts';

const goodbye = (changes: Partial<Goodbye>): Goodbye => ({
  id: 'x',
  direction: 'received',
  at: 10_000,
  text: 'x',
  meaning: { key: 'protocols.meaning.serverEnded' },
  fix: [],
  expected: false,
  final: true,
  nearEnd: defaultNearEnd.final,
  due: null,
  byCut: false,
  codes: [],
  ...changes,
});

test.each([
  [10_000, true],
  [15_000, true],
  [15_001, false],
  // The browser's log and the page have clocks of their own.
  [9_500, true],
  [9_499, false],
])('a goodbye at 10 s, an end at %d ms: %s', (end, expected) => {
  expect(isNear(goodbye({}), end)).toBe(expected);
});

test.each([
  [55_000, true],
  [54_999, false],
  [65_000, true],
  [65_001, false],
])('an end announced for 60 s, an end at %d ms: %s', (end, expected) => {
  expect(isNear(goodbye({ due: 60_000 }), end)).toBe(expected);
});

test('the first final goodbye is the reason, before any notice', () => {
  const notice = goodbye({ id: 'notice', final: false });
  const first = goodbye({ id: 'first', at: 10_100 });
  const second = goodbye({ id: 'second', at: 10_200 });
  expect(reasonAmong([notice, first, second], 11_000)?.id).toBe('first');
  expect(reasonAmong([goodbye({ id: 'old', at: 1 }), notice], 11_000)?.id).toBe('notice');
  expect(reasonAmong([goodbye({ at: 1 })], 11_000)).toBeNull();
});

test('of notices the last one is the reason', () => {
  const notices = ['one', 'two'].map((id) => goodbye({ id, final: false }));
  expect(reasonAmong(notices, 10_000)?.id).toBe('two');
});
