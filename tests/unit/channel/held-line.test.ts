import { expect, it } from 'vitest';
import { heldUntil, type Transport } from '../../../src/channel/transport.ts';

function heldLine() {
  let deliver: (message: unknown) => void = () => undefined;
  let open: () => void = () => undefined;
  const line: Transport<string> = {
    send: () => undefined,
    onMessage: (listener) => {
      deliver = listener;
      return () => undefined;
    },
    onDisconnect: () => () => undefined,
    close: () => undefined,
  };
  const done = new Promise<void>((resolve) => {
    open = resolve;
  });
  const heard: unknown[] = [];
  const stop = heldUntil(done, line).onMessage((message) => heard.push(message));
  return { heard, stop, done, open: () => open(), deliver: (message: unknown) => deliver(message) };
}

it('what arrives early waits, and is heard in order with what comes later', async () => {
  const { heard, done, open, deliver } = heldLine();
  deliver(1);
  deliver(2);
  expect(heard).toEqual([]);
  open();
  await done;
  deliver(3);
  expect(heard).toEqual([1, 2, 3]);
});

it('nobody hears what waited once they have stopped listening', async () => {
  const { heard, done, open, deliver, stop } = heldLine();
  deliver(1);
  stop();
  open();
  await done;
  expect(heard).toEqual([]);
});
