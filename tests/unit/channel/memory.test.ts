import { expect, test, vi } from 'vitest';
import { memoryPair } from '../../../src/channel/memory.ts';

const settle = () => new Promise<void>((done) => queueMicrotask(done));

test('messages arrive at the other end, in order and as copies', async () => {
  const [panel, worker] = memoryPair<{ n: number }, never>();
  const received: unknown[] = [];
  worker.onMessage((message) => received.push(message));
  const first = { n: 1 };
  panel.send(first);
  first.n = 9;
  panel.send({ n: 2 });
  await settle();
  expect(received).toEqual([{ n: 1 }, { n: 2 }]);
});

test('messages are JSON on their way, as by a real port', async () => {
  const [panel, worker] = memoryPair<unknown, never>();
  const received: unknown[] = [];
  worker.onMessage((message) => received.push(message));
  panel.send({ kept: 1, gone: undefined, unknown: Number.NaN, list: [undefined], map: new Map([[1, 2]]) });
  await settle();
  expect(received).toStrictEqual([{ kept: 1, unknown: null, list: [null], map: {} }]);
});

test('a listener that was cleaned up hears nothing more', async () => {
  const [panel, worker] = memoryPair<string, never>();
  const listener = vi.fn();
  worker.onMessage(listener)();
  panel.send('anyone?');
  await settle();
  expect(listener).not.toHaveBeenCalled();
});

test('closing one end tells only the other, once', async () => {
  const [panel, worker] = memoryPair<string, string>();
  const [panelTold, workerTold] = [vi.fn(), vi.fn()];
  panel.onDisconnect(panelTold);
  worker.onDisconnect(workerTold);
  panel.close();
  panel.close();
  worker.send('too late');
  await settle();
  expect(panelTold).not.toHaveBeenCalled();
  expect(workerTold).toHaveBeenCalledTimes(1);
});
