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
  witness: null,
};

function storeOf(area: FakeStorage) {
  const log = new SocketLog(() => {});
  const store = new LogPersistence(area, 7, { log: () => log.snapshot(), recorder: () => recorder });
  const keep = async () => {
    const changes = log.takeChanges();
    if (changes !== null) store.write(changes);
    vi.runAllTimers();
    await store.settled();
  };
  return { log, store, keep };
}

const restored = async (area: FakeStorage) => storeOf(area).store.restore(await area.get());

test('gives back the log as it was, in its order', async () => {
  const area = new FakeStorage();
  const { log, keep } = storeOf(area);
  log.put(endedRecord('a'));
  log.put(liveRecord('b'));
  await keep();
  log.put(endedRecord('c'));
  log.put(endedRecord('b'));
  log.addMarker({ id: 'm', kind: 'navigation', url: '', at: 1 });
  log.countDropped(2);
  log.setPage('http://a.example/', 'A');
  await keep();
  expect(await restored(area)).toEqual({ log: log.snapshot(), recorder });
});

test('packs thousands of records small, and gives them all back', async () => {
  const area = new FakeStorage();
  const { log, keep } = storeOf(area);
  for (let index = 0; index < 3_000; index += 1) {
    log.put(endedRecord(`s${index}`));
    if (index % 100 === 0) await keep();
  }
  await keep();
  expect((await restored(area))?.log).toEqual(log.snapshot());
  const size = [...area.items.values()].reduce((sum, text) => sum + text.length, 0);
  expect(size).toBeLessThan(JSON.stringify(log.snapshot()).length / 2);
});

test('does not bring back what was removed, or changed, after it was packed', async () => {
  const area = new FakeStorage();
  const { log, keep } = storeOf(area);
  for (let index = 0; index < 600; index += 1) log.put(endedRecord(`s${index}`));
  await keep();
  log.remove('s1');
  log.put({ ...endedRecord('s2'), endedAt: 99 });
  await keep();
  expect((await restored(area))?.log).toEqual(log.snapshot());
  log.clear();
  await keep();
  expect((await restored(area))?.log.sockets).toEqual([]);
  expect([...area.items.keys()].filter((key) => key.includes('chunk'))).toEqual([]);
});

test('where the storage is full, the oldest go and are counted', async () => {
  const area = new FakeStorage(300_000);
  const { log, keep } = storeOf(area);
  for (let index = 0; index < 6_000; index += 1) {
    const noise = Array.from({ length: 40 }, (_, at) =>
      ((index * 7_919 + at * 104_729) % 1_000_003).toString(36),
    );
    log.put(endedRecord(`s${index}`, `ws://a.example/${noise.join('')}`));
    if (index % 50 === 0) await keep();
  }
  await keep();
  const kept = (await restored(area))?.log;
  expect(kept?.sockets.at(-1)?.id).toBe('s5999');
  expect(kept?.sockets.length).toBeLessThan(6_000);
  expect((kept?.sockets.length ?? 0) + (kept?.dropped ?? 0)).toBe(6_000);
});

test('forgets a tab, and no other', async () => {
  const area = new FakeStorage();
  const { log, store, keep } = storeOf(area);
  log.put(endedRecord('a'));
  await keep();
  await area.set({ 'tab:70:head': {} });
  expect(keptTabs(await area.get()).sort()).toEqual([7, 70]);
  await store.forget();
  expect([...area.items.keys()]).toEqual(['tab:70:head']);
});

test('nothing kept is nothing to give back', async () => {
  expect(await restored(new FakeStorage())).toBeNull();
});
