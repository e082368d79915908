import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keptTabs } from '../../../../src/capture/storage/storage-area.ts';
import { endedRecord, liveRecord } from '../records/records.ts';
import { FakeStorage } from './fake-storage.ts';
import { recorder, restored, storeOf } from './kept-log.ts';

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }));
afterEach(() => vi.useRealTimers());

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
