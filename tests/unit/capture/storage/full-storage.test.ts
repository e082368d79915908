import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { endedRecord, liveRecord } from '../records/records.ts';
import { FakeStorage } from './fake-storage.ts';
import { expectAccount, restored, storeOf } from './kept-log.ts';

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }));
afterEach(() => vi.useRealTimers());

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

test('however little room is left for compressed records, each is kept or dropped', async () => {
  // How often records that were being compressed had to go for the room that takes.
  let evicted = 0;
  for (let left = 600; left <= 9_000; left += 300) {
    const area = new FakeStorage();
    const { log, keep } = storeOf(area);
    for (let index = 0; index < 511; index += 1) log.put(endedRecord(`s${index}`));
    await keep();
    log.put(endedRecord('s511'));
    area.quota = area.used + left;
    await keep();
    await keep();
    await expectAccount(area, 512);
    const head = [...area.items].find(([key]) => key.endsWith('head'))?.[1] ?? '';
    if (/"removed":\["s/.test(head)) evicted += 1;
  }
  expect(evicted).toBeGreaterThan(0);
});

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

test('a storage that is full of others’ things is full, not broken', async () => {
  const area = new FakeStorage(10);
  const { log, keep, problems } = storeOf(area);
  log.put(liveRecord('a'));
  await keep();
  expect([...new Set(problems)]).toEqual(['storage-full']);
});
