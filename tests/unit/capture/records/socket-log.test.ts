import { expect, test, vi } from 'vitest';
import { SocketLog } from '../../../../src/capture/records/socket-log.ts';
import { limits } from '../../../../src/model/limits.ts';
import { endedRecord, liveRecord } from './records.ts';

test('keeps as many ended sockets as the limit says, the oldest going first, and counts the rest', () => {
  const log = new SocketLog();
  log.put(liveRecord('live'));
  for (let index = 0; index < limits.endedSockets + 3; index += 1) log.put(endedRecord(`s${index}`));
  const kept = log.snapshot();
  expect(kept.sockets).toHaveLength(limits.endedSockets + 1);
  expect(kept.dropped).toBe(3);
  expect(kept.sockets[0]?.id).toBe('live');
  expect(kept.sockets[1]?.id).toBe('s3');
  expect(log.takeChanges()).toMatchObject({ removed: ['s0', 's1', 's2'], dropped: 3 });
});

test('lets the oldest closes go where all texts together are too long, and takes new ones again', () => {
  const log = new SocketLog();
  const share = limits.logLength / 4;
  const long = (id: string, length = share) => ({ ...endedRecord(id), url: 'x'.repeat(length) });
  log.put({ ...liveRecord('live'), url: 'x'.repeat(share) });
  for (const id of ['a', 'b', 'c', 'd']) log.put(long(id));
  const ids = () => log.snapshot().sockets.map(({ id }) => id);
  // The ids and other texts are beyond the four shares.
  expect(ids()).toEqual(['live', 'c', 'd']);
  expect(log.snapshot().dropped).toBe(2);
  log.put(long('c', 10));
  log.put(long('e'));
  expect(ids()).toEqual(['live', 'c', 'd', 'e']);
  log.remove('d');
  log.put(long('f'));
  expect(ids()).toEqual(['live', 'c', 'e', 'f']);
  const restored = new SocketLog();
  restored.restore(log.snapshot());
  restored.put(long('g'));
  expect(restored.snapshot().sockets.map(({ id }) => id)).toEqual(['live', 'f', 'g']);
});

test('the oldest closes lose their messages where there are too many, and stay', () => {
  const log = new SocketLog();
  const third = limits.allMessagesLength / 3;
  const withMessages = (id: string) => {
    const handshake = { status: 101, requestHeaders: [], responseHeaders: [] };
    const data = 'x'.repeat(third);
    const message = { direction: 'sent', at: 0, kind: 'text', size: third, data, cut: false } as const;
    return { ...endedRecord(id), network: { handshake, received: 0, sent: 1, messages: [message] } };
  };
  for (const id of ['a', 'b', 'c', 'd']) log.put(withMessages(id));
  const kept = () => log.ended().map(({ id, network }) => `${id} ${network?.messages.length}`);
  expect(kept()).toEqual(['a 0', 'b 0', 'c 1', 'd 1']);
  log.remove('c');
  log.put(withMessages('e'));
  expect(kept()).toEqual(['a 0', 'b 0', 'd 1', 'e 1']);
  expect(log.snapshot().dropped).toBe(0);
  expect(
    log
      .takeChanges()
      ?.sockets.map(({ id }) => id)
      .sort(),
  ).toEqual(['a', 'b', 'd', 'e']);
});

test('tells each change once', () => {
  const onChange = vi.fn();
  const log = new SocketLog();
  log.onChange = onChange;
  log.put(liveRecord('a'));
  expect(onChange).toHaveBeenCalled();
  expect(log.takeChanges()?.sockets.map(({ id }) => id)).toEqual(['a']);
  expect(log.takeChanges()).toBeNull();
});

test('tells counters apart from changes, and only of sockets that live', () => {
  const log = new SocketLog();
  log.put(liveRecord('a'));
  log.put(liveRecord('b'));
  log.takeChanges();
  const traffic = { ...liveRecord('a').traffic, received: 5 };
  log.setTraffic('a', traffic);
  log.setTraffic('b', traffic);
  log.put(endedRecord('b'));
  expect(log.takeTraffic()).toEqual([{ id: 'a', traffic }]);
  expect(log.takeTraffic()).toEqual([]);
  expect(log.get('a')?.traffic.received).toBe(5);
});

test('emptied, it keeps what still lives', () => {
  const log = new SocketLog();
  log.put(liveRecord('a'));
  log.put(endedRecord('b'));
  log.countDropped(2);
  log.addMarker({ id: 'm', kind: 'navigation', url: '', at: 1 });
  log.putSpan({ id: 'h1', kind: 'hidden', from: 1, to: 2 });
  log.putSpan({ id: 'h2', kind: 'hidden', from: 3, to: null });
  log.clear();
  const kept = log.snapshot();
  expect(kept.sockets.map(({ id }) => id)).toEqual(['a']);
  expect(kept).toMatchObject({ dropped: 0, markers: [], spans: [{ id: 'h2' }] });
});

test.each([
  ['markers', limits.markers],
  ['spans', limits.spans],
] as const)('%s are bounded', (kind, limit) => {
  const log = new SocketLog();
  for (let at = 0; at < limit + 5; at += 1) {
    if (kind === 'markers') log.addMarker({ id: `${at}`, kind: 'navigation', url: '', at });
    else log.putSpan({ id: `${at}`, kind: 'hidden', from: at, to: at });
  }
  expect(log.snapshot()[kind]).toHaveLength(limit);
  expect(log.snapshot()[kind][0]?.id).toBe('5');
});

test('the number of dropped sockets stays a number that a session file can hold', () => {
  const log = new SocketLog();
  log.countDropped(Number.MAX_SAFE_INTEGER);
  log.countDropped(Number.MAX_SAFE_INTEGER);
  expect(log.snapshot().dropped).toBe(Number.MAX_SAFE_INTEGER);
});
