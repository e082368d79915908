import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SleepWatch } from '../../../../src/capture/records/sleep-watch.ts';
import { SocketLog } from '../../../../src/capture/records/socket-log.ts';

const start = Date.UTC(2026, 10, 21, 10);
let log: SocketLog;
let watch: SleepWatch;

beforeEach(() => {
  vi.useFakeTimers({ now: start });
  log = new SocketLog();
  watch = new SleepWatch(log);
});
afterEach(() => {
  watch.stop();
  vi.useRealTimers();
});

const spans = () => log.snapshot().spans.map(({ kind, from, to }) => [kind, from - start, (to ?? 0) - start]);

/** The clock goes on while no timer runs, as in a suspended machine. */
function sleep(milliseconds: number): void {
  vi.setSystemTime(Date.now() + milliseconds);
}

test('a clock that went on while no timer ran is a span asleep', () => {
  watch.start();
  vi.advanceTimersByTime(3_000);
  sleep(60_000);
  vi.advanceTimersByTime(1_000);
  expect(spans()).toEqual([['asleep', 3_000, 64_000]]);
  vi.advanceTimersByTime(5_000);
  expect(spans()).toHaveLength(1);
});

test.each([
  [9_999, 0],
  [10_000, 1],
])('a timer that comes %d ms late makes %d spans', (lateness, count) => {
  watch.start();
  sleep(lateness);
  vi.advanceTimersByTime(1_000);
  expect(spans()).toHaveLength(count);
});

test('a clock that was set back is no sleep, and later ones are seen', () => {
  watch.start();
  sleep(-3_600_000);
  vi.advanceTimersByTime(1_000);
  expect(spans()).toEqual([]);
  sleep(20_000);
  vi.advanceTimersByTime(1_000);
  expect(spans()).toHaveLength(1);
});

test('what passes while it is stopped is no sleep', () => {
  watch.start();
  watch.stop();
  sleep(60_000);
  watch.start();
  vi.advanceTimersByTime(1_000);
  expect(spans()).toEqual([]);
});
