import fc from 'fast-check';
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
  const log = new SocketLog();
  const problems: string[] = [];
  const store = new LogPersistence(area, 7, {
    flush: () => {
      const changes = log.takeChanges();
      if (changes !== null) store.write(changes);
    },
    log: () => log.snapshot(),
    recorder: () => recorder,
    onProblem: (id) => problems.push(id),
    onCleared: () => {},
  });
  const keep = async () => {
    store.touch();
    vi.runAllTimers();
    await store.settled();
  };
  return { log, store, keep, problems };
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

/** Every ended record is either given back or counted as dropped, and nothing but what is given back takes up room. */
async function expectAccount(area: FakeStorage, total: number) {
  area.quota = Number.POSITIVE_INFINITY;
  const kept = (await restored(area))?.log ?? expect.fail('nothing was kept');
  expect(kept.sockets.length + kept.dropped).toBe(total);
  const ids = kept.sockets.map(({ id }) => id);
  const keys = [...area.items.keys()].filter((key) => key.includes(':record:'));
  expect(ids).toEqual(expect.arrayContaining(keys.map((key) => key.slice(key.lastIndexOf(':') + 1))));
}

test.each([
  [0, ['storage-full']],
  [500, ['storage-full']],
  [20_000, []],
])(
  'where the storage fills up while records are compressed, with %i characters left, each is kept or dropped',
  async (left, expected) => {
    const area = new FakeStorage();
    const { log, keep, problems } = storeOf(area);
    for (let index = 0; index < 511; index += 1) log.put(endedRecord(`s${index}`));
    await keep();
    log.put(endedRecord('s511'));
    // Another tab needs the room.
    area.quota = area.used + left;
    await keep();
    await keep();
    expect([...new Set(problems)]).toEqual(expected);
    await expectAccount(area, 512);
  },
);

test('where many batches wait to be written and the storage is full, none is kept that was counted', async () => {
  const area = new FakeStorage(60_000);
  const { log, store } = storeOf(area);
  for (let index = 0; index < 1_500; index += 1) {
    log.put(endedRecord(`s${index}`));
    const delta = log.takeChanges();
    if (delta !== null) store.write(delta);
  }
  await store.settled();
  vi.runAllTimers();
  await store.settled();
  await expectAccount(area, 1_500);
});

test('whatever room there is at any time, each record is kept or dropped', async () => {
  const step = fc.record({
    count: fc.integer({ min: 1, max: 300 }),
    room: fc.integer({ min: 3_000, max: 150_000 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      const area = new FakeStorage();
      const { log, keep } = storeOf(area);
      let total = 0;
      for (const { count, room } of steps) {
        for (let index = 0; index < count; index += 1) log.put(endedRecord(`s${total++}`));
        area.quota = Math.max(room, 0);
        await keep();
      }
      area.quota = Number.POSITIVE_INFINITY;
      await keep();
      await expectAccount(area, total);
    }),
    { numRuns: 30 },
  );
});

test('a record that comes back in another form after it was dropped is kept, and counts no more', async () => {
  const area = new FakeStorage(30_000);
  const { log, keep } = storeOf(area);
  for (let index = 0; index < 200; index += 1) log.put(endedRecord(`s${index}`));
  await keep();
  area.quota = Number.POSITIVE_INFINITY;
  log.put({ ...endedRecord('s0'), endedAt: 99 });
  await keep();
  await expectAccount(area, 200);
  expect((await restored(area))?.log.sockets[0]).toMatchObject({ id: 's0', endedAt: 99 });
});

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

test('a storage that is full of others’ things is full, not broken', async () => {
  const area = new FakeStorage(10);
  const { log, keep, problems } = storeOf(area);
  log.put(liveRecord('a'));
  await keep();
  expect([...new Set(problems)]).toEqual(['storage-full']);
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
