import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SocketLog } from '../../../../src/capture/records/socket-log.ts';
import type { SavedRecorder } from '../../../../src/capture/service/recorder.ts';
import { LogPersistence } from '../../../../src/capture/storage/log-persistence.ts';
import { keptTabs } from '../../../../src/capture/storage/storage-area.ts';
import { endedRecord, liveRecord } from '../records/records.ts';
import { FakeStorage } from './fake-storage.ts';

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }));
afterEach(() => vi.useRealTimers());

const recorder: SavedRecorder = {
  state: { kind: 'on', since: 1 },
  keepLog: true,
  markerCount: 0,
  observer: {
    rowCount: 0,
    watchedUntil: 0,
    sessions: { sessions: [], realms: [], frozen: [], realmCount: 0 },
  },
};

function storeOf(area: FakeStorage) {
  const book = new SocketLog(() => {});
  const store = new LogPersistence(area, 7, { log: () => book.snapshot(), recorder: () => recorder });
  const keep = async () => {
    const changes = book.takeChanges();
    if (changes !== null) store.write(changes);
    vi.runAllTimers();
    await store.settled();
  };
  return { book, store, keep };
}

const restored = async (area: FakeStorage) => storeOf(area).store.restore(await area.get());

test('gives back the log as it was, in its order', async () => {
  const area = new FakeStorage();
  const { book, keep } = storeOf(area);
  book.put(endedRecord('a'));
  book.put(liveRecord('b'));
  await keep();
  book.put(endedRecord('c'));
  book.put(endedRecord('b'));
  book.addMarker({ id: 'm', kind: 'navigation', url: '', at: 1 });
  book.countDropped(2);
  book.setPage('http://a.example/', 'A');
  await keep();
  expect(await restored(area)).toEqual({ log: book.snapshot(), recorder });
});

test('packs thousands of records small, and gives them all back', async () => {
  const area = new FakeStorage();
  const { book, keep } = storeOf(area);
  for (let index = 0; index < 3_000; index += 1) {
    book.put(endedRecord(`s${index}`));
    if (index % 100 === 0) await keep();
  }
  await keep();
  expect((await restored(area))?.log).toEqual(book.snapshot());
  const size = [...area.items.values()].reduce((sum, text) => sum + text.length, 0);
  expect(size).toBeLessThan(JSON.stringify(book.snapshot()).length / 2);
});

test('does not bring back what was removed, or changed, after it was packed', async () => {
  const area = new FakeStorage();
  const { book, keep } = storeOf(area);
  for (let index = 0; index < 600; index += 1) book.put(endedRecord(`s${index}`));
  await keep();
  book.remove('s1');
  book.put({ ...endedRecord('s2'), endedAt: 99 });
  await keep();
  expect((await restored(area))?.log).toEqual(book.snapshot());
  book.clear();
  await keep();
  expect((await restored(area))?.log.sockets).toEqual([]);
  expect([...area.items.keys()].filter((key) => key.includes('chunk'))).toEqual([]);
});

test('where the storage is full, the oldest go and are counted', async () => {
  const area = new FakeStorage(300_000);
  const { book, keep } = storeOf(area);
  for (let index = 0; index < 6_000; index += 1) {
    const noise = Array.from({ length: 40 }, (_, at) =>
      ((index * 7_919 + at * 104_729) % 1_000_003).toString(36),
    );
    book.put(endedRecord(`s${index}`, `ws://a.example/${noise.join('')}`));
    if (index % 50 === 0) await keep();
  }
  await keep();
  const log = (await restored(area))?.log;
  expect(log?.sockets.at(-1)?.id).toBe('s5999');
  expect(log?.sockets.length).toBeLessThan(6_000);
  expect((log?.sockets.length ?? 0) + (log?.dropped ?? 0)).toBe(6_000);
});

test('forgets a tab, and no other', async () => {
  const area = new FakeStorage();
  const { book, store, keep } = storeOf(area);
  book.put(endedRecord('a'));
  await keep();
  await area.set({ 'tab:70:head': {} });
  expect(keptTabs(await area.get()).sort()).toEqual([7, 70]);
  await store.forget();
  expect([...area.items.keys()]).toEqual(['tab:70:head']);
});

test('nothing kept is nothing to give back', async () => {
  expect(await restored(new FakeStorage())).toBeNull();
});
