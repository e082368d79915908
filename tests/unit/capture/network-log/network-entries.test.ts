import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { NetworkEntries } from '../../../../src/capture/network-log/network-entries.ts';
import { SocketLog } from '../../../../src/capture/records/socket-log.ts';
import type { SocketRecord } from '../../../../src/model/socket.ts';
import { ended, entryOf, traffic } from './entries.ts';

beforeEach(() => vi.useFakeTimers({ now: 5_000 }));
afterEach(() => vi.useRealTimers());

/** A log and the entries of its sockets; `put` is followed by the changes, as the service tells them. */
function entries() {
  const log = new SocketLog();
  const subject = new NetworkEntries(log);
  const tell = () => {
    const delta = log.takeChanges();
    if (delta !== null) subject.changed(delta);
    return delta;
  };
  const put = (...records: SocketRecord[]) => {
    for (const record of records) log.put(record);
    tell();
  };
  return { log, subject, put, tell };
}

const socket = ended('s', [1_000, 1_100, 5_000]);

test('an entry changes the record in place, late as it may be', async () => {
  const { log, subject, put } = entries();
  put(socket);
  await vi.advanceTimersByTimeAsync(3_000);
  const reported = entryOf([1_001, 5_000]);
  subject.add(reported);
  await vi.advanceTimersByTimeAsync(60);
  expect(log.takeChanges()?.sockets).toEqual([{ ...socket, network: reported.entry }]);
  expect(vi.getTimerCount()).toBe(0);
});

test('what the page could not count is known from the log', async () => {
  const { log, subject, put } = entries();
  put({ ...socket, api: 'WebSocketStream', traffic: traffic(null, null) });
  const counted = {
    ...traffic(7, 2),
    lastSentAt: 3_000,
    lastReceivedAt: 4_000,
    lastSentSize: 5,
    largestSentSize: 9,
  };
  subject.add({ ...entryOf([1_001, 5_000], { received: 7, sent: 2 }), traffic: counted });
  await vi.advanceTimersByTimeAsync(60);
  expect(log.get('s')?.traffic).toEqual(counted);
});

test('what cannot be told apart is marked so, and stays null', async () => {
  const { log, subject, put } = entries();
  put(socket, { ...socket, id: 't' });
  subject.add(entryOf([1_001, 5_000]));
  subject.add(entryOf([1_001, 5_000]));
  await vi.advanceTimersByTimeAsync(2_000);
  expect(log.ended().map(({ network, networkAmbiguous }) => [network, networkAmbiguous])).toEqual([
    [null, true],
    [null, true],
  ]);
  expect(vi.getTimerCount()).toBe(0);
});

test('after a stop of the service worker, entries find the sockets that were kept', async () => {
  const { log, subject } = entries();
  log.restore({ ...log.snapshot(), sockets: [socket] });
  subject.restored();
  subject.add(entryOf([1_001, 5_000]));
  await vi.advanceTimersByTimeAsync(60);
  expect(log.ended()[0]?.network).not.toBeNull();
});

test('nothing waits once recording has stopped', async () => {
  const { log, subject, put } = entries();
  put(socket);
  subject.add(entryOf([1_001, 5_000]));
  subject.stop();
  expect(vi.getTimerCount()).toBe(0);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(log.ended()[0]?.network).toBeNull();
});
