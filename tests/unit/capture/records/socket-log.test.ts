import { expect, test, vi } from 'vitest';
import { SocketLog } from '../../../../src/capture/records/socket-log.ts';
import { limits } from '../../../../src/model/limits.ts';
import { endedRecord, liveRecord } from './records.ts';

test('keeps as many ended sockets as the limit says, the oldest going first, and counts the rest', () => {
  const book = new SocketLog(() => {});
  book.put(liveRecord('live'));
  for (let index = 0; index < limits.endedSockets + 3; index += 1) book.put(endedRecord(`s${index}`));
  const log = book.snapshot();
  expect(log.sockets).toHaveLength(limits.endedSockets + 1);
  expect(log.dropped).toBe(3);
  expect(log.sockets[0]?.id).toBe('live');
  expect(log.sockets[1]?.id).toBe('s3');
  expect(book.takeChanges()).toMatchObject({ removed: ['s0', 's1', 's2'], dropped: 3 });
});

test('lets the oldest closes go where all texts together are too long, and takes new ones again', () => {
  const book = new SocketLog(() => {});
  const share = limits.logLength / 4;
  const long = (id: string, length = share) => ({ ...endedRecord(id), url: 'x'.repeat(length) });
  book.put({ ...liveRecord('live'), url: 'x'.repeat(share) });
  for (const id of ['a', 'b', 'c', 'd']) book.put(long(id));
  const ids = () => book.snapshot().sockets.map(({ id }) => id);
  // The ids and other texts are beyond the four shares.
  expect(ids()).toEqual(['live', 'c', 'd']);
  expect(book.snapshot().dropped).toBe(2);
  book.put(long('c', 10));
  book.put(long('e'));
  expect(ids()).toEqual(['live', 'c', 'd', 'e']);
  book.remove('d');
  book.put(long('f'));
  expect(ids()).toEqual(['live', 'c', 'e', 'f']);
  const restored = new SocketLog(() => {});
  restored.restore(book.snapshot());
  restored.put(long('g'));
  expect(restored.snapshot().sockets.map(({ id }) => id)).toEqual(['live', 'f', 'g']);
});

test('tells each change once', () => {
  const onChange = vi.fn();
  const book = new SocketLog(onChange);
  book.put(liveRecord('a'));
  expect(onChange).toHaveBeenCalled();
  expect(book.takeChanges()?.sockets.map(({ id }) => id)).toEqual(['a']);
  expect(book.takeChanges()).toBeNull();
});

test('tells counters apart from changes, and only of sockets that live', () => {
  const book = new SocketLog(() => {});
  book.put(liveRecord('a'));
  book.put(liveRecord('b'));
  book.takeChanges();
  const traffic = { ...liveRecord('a').traffic, received: 5 };
  book.setTraffic('a', traffic);
  book.setTraffic('b', traffic);
  book.put(endedRecord('b'));
  expect(book.takeTraffic()?.counters).toEqual([{ id: 'a', traffic }]);
  expect(book.takeTraffic()).toBeNull();
  expect(book.get('a')?.traffic.received).toBe(5);
});

test('emptied, it keeps what still lives', () => {
  const book = new SocketLog(() => {});
  book.put(liveRecord('a'));
  book.put(endedRecord('b'));
  book.countDropped(2);
  book.addMarker({ id: 'm', kind: 'navigation', url: '', at: 1 });
  book.putSpan({ id: 'h1', kind: 'hidden', from: 1, to: 2 });
  book.putSpan({ id: 'h2', kind: 'hidden', from: 3, to: null });
  book.clear();
  const log = book.snapshot();
  expect(log.sockets.map(({ id }) => id)).toEqual(['a']);
  expect(log).toMatchObject({ dropped: 0, markers: [], spans: [{ id: 'h2' }] });
});

test.each([
  ['markers', limits.markers],
  ['spans', limits.spans],
] as const)('%s are bounded', (kind, limit) => {
  const book = new SocketLog(() => {});
  for (let at = 0; at < limit + 5; at += 1) {
    if (kind === 'markers') book.addMarker({ id: `${at}`, kind: 'navigation', url: '', at });
    else book.putSpan({ id: `${at}`, kind: 'hidden', from: at, to: at });
  }
  expect(book.snapshot()[kind]).toHaveLength(limit);
  expect(book.snapshot()[kind][0]?.id).toBe('5');
});
