import { expect, vi } from 'vitest';
import { SocketLog } from '../../../../src/capture/records/socket-log.ts';
import type { SavedRecorder } from '../../../../src/capture/service/recorder.ts';
import { LogPersistence } from '../../../../src/capture/storage/log-persistence.ts';
import type { FakeStorage } from './fake-storage.ts';

/** What a recorder has kept beside its log. */
export const recorder: SavedRecorder = {
  state: { kind: 'on', since: 1 },
  keepLog: true,
  markerCount: 0,
  witness: null,
};

/** A log that is kept in a storage: `keep` settles when all of it is stored. */
export function storeOf(area: FakeStorage) {
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

/** What a storage gives back. */
export const restored = async (area: FakeStorage) => storeOf(area).store.restore(await area.get());

/** Every ended record is either given back or counted as dropped, and nothing but what is given back takes up room. */
export async function expectAccount(area: FakeStorage, total: number) {
  area.quota = Number.POSITIVE_INFINITY;
  const kept = (await restored(area))?.log ?? expect.fail('nothing was kept');
  expect(kept.sockets.length + kept.dropped).toBe(total);
  const ids = kept.sockets.map(({ id }) => id);
  const keys = [...area.items.keys()].filter((key) => key.includes(':record:'));
  expect(ids).toEqual(expect.arrayContaining(keys.map((key) => key.slice(key.lastIndexOf(':') + 1))));
}
