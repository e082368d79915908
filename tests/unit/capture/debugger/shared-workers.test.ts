import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { TargetSummary } from '../../../../src/capture/debugger/debugger-interface.ts';
import { Sessions } from '../../../../src/capture/debugger/sessions.ts';
import { SharedWorkers } from '../../../../src/capture/debugger/shared-workers.ts';
import { FakeDebugger } from './fake-debugger.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a recording that stops and starts during a look leaves one loop of looks, not two', async () => {
  const looks: ((targets: readonly TargetSummary[]) => void)[] = [];
  const client = Object.assign(new FakeDebugger(), {
    getTargets: () => new Promise<readonly TargetSummary[]>((resolve) => looks.push(resolve)),
  });
  const workers = new SharedWorkers({ debugger: client, sessions: new Sessions(), onFound: () => {} });
  workers.start();
  workers.stop();
  workers.start();
  expect(looks).toHaveLength(2);
  for (const answer of looks) answer([]);
  await vi.advanceTimersByTimeAsync(0);
  expect(vi.getTimerCount()).toBe(1);
  workers.stop();
  expect(vi.getTimerCount()).toBe(0);
});
