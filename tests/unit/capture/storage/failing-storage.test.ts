import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { endedRecord, liveRecord } from '../records/records.ts';
import { FakeStorage } from './fake-storage.ts';
import { expectAccount, restored, storeOf } from './kept-log.ts';

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }));
afterEach(() => vi.useRealTimers());

test('a damaged part of what was kept is counted as dropped, and the rest is given back', async () => {
  const area = new FakeStorage();
  const { log, keep } = storeOf(area);
  for (let index = 0; index < 600; index += 1) log.put(endedRecord(`s${index}`));
  await keep();
  const chunk = [...area.items.keys()].find((key) => key.includes('chunk')) ?? '';
  area.items.set(chunk, '"no gzip"');
  const { store, problems } = storeOf(area);
  const kept = (await store.restore(await area.get()))?.log;
  expect(kept).toMatchObject({ dropped: 256 });
  expect(kept?.sockets).toHaveLength(344);
  expect(problems).toEqual(['restore-failed']);
});

test('a storage that fails for another reason loses nothing that it holds', async () => {
  const area = new FakeStorage();
  const { log, keep, problems } = storeOf(area);
  log.put(endedRecord('a'));
  await keep();
  area.fault = 'The disk is on fire.';
  log.put(endedRecord('b'));
  await keep();
  expect(problems).toContain('save-refused');
  area.fault = null;
  log.put(endedRecord('c'));
  await keep();
  await expectAccount(area, 3);
});

test('a storage that somebody emptied gets the whole log with the next change', async () => {
  const area = new FakeStorage();
  const { log, keep } = storeOf(area);
  log.put(endedRecord('a'));
  log.put(liveRecord('b'));
  await keep();
  area.items.clear();
  log.put(endedRecord('c'));
  await keep();
  expect((await restored(area))?.log).toEqual(log.snapshot());
});

test('what a storage refused is stored as soon as it takes it, though nothing else changes', async () => {
  const area = new FakeStorage();
  const { log, store, keep } = storeOf(area);
  await keep();
  area.fault = 'No.';
  log.put(endedRecord('a'));
  await keep();
  area.fault = null;
  await vi.advanceTimersByTimeAsync(2_500);
  await store.settled();
  expect((await restored(area))?.log).toEqual(log.snapshot());
});
