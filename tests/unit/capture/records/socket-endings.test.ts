import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Stage } from '../debugger/script.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('a service worker that is stopped between a socket’s `error` and its `close` keeps the browser’s words', async () => {
  const before = new Stage().play(`tab has 1 page http://a.example/
    tab.1 created 7 ws://a.example/s
    tab logs WebSocket connection to 'ws://a.example/s' failed: net::ERR_CONNECTION_REFUSED
    tab.1 error 7`);
  const kept = JSON.parse(JSON.stringify({ observer: before.observer.toSaved(), log: before.log.live() }));

  const after = new Stage();
  for (const socket of kept.log) after.log.put(socket);
  after.observer.restore(kept.observer);
  after.observer.resync();
  await vi.advanceTimersByTimeAsync(10);
  after.play('tab.1 closed 7 1006');
  expect(after.rows()).toEqual(['page ws://a.example/s 1006 after error: net::ERR_CONNECTION_REFUSED']);
});
