import { expect, test } from 'vitest';
import { LogReplays } from '../../../../../src/capture/debugger/browser-log/log-replays.ts';

const entry = (timestamp: number, text = 'failed') =>
  ({ timestamp, text, source: 'network', level: 'error' }) as const;

test('what the browser repeats is kept apart from what is new', () => {
  const replays = new LogReplays();
  expect([1, 2].map((at) => replays.isRepeated(entry(at)))).toEqual([false, false]);
  replays.mayRepeat();
  expect([1, 2, 3].map((at) => replays.isRepeated(entry(at)))).toEqual([true, true, false]);
  replays.mayRepeat();
  expect([1, 2, 3].map((at) => replays.isRepeated(entry(at)))).toEqual([true, true, true]);
});

test('entries of one moment are each new, and each repeated', () => {
  const replays = new LogReplays();
  expect([1, 1, 1].map((at) => replays.isRepeated(entry(at)))).toEqual([false, false, false]);
  replays.mayRepeat();
  expect([1, 1, 1, 1].map((at) => replays.isRepeated(entry(at)))).toEqual([true, true, true, false]);
});

test('another source or another text is another entry', () => {
  const replays = new LogReplays();
  replays.isRepeated(entry(1));
  replays.mayRepeat();
  expect(replays.isRepeated(entry(1, 'failed, longer'))).toBe(false);
  expect(replays.isRepeated({ ...entry(1), source: 'worker' })).toBe(false);
});
