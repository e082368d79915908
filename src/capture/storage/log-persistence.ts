import type { Changes } from '../../channel/messages.ts';
import type { SessionLog } from '../../model/log.ts';
import { isEnded, type SocketRecord } from '../../model/socket.ts';
import type { SavedRecorder } from '../service/recorder.ts';
import { Throttle } from '../throttle.ts';
import { compressJson, decompressJson } from './gzip-json.ts';
import { keyPrefix, type StorageArea } from './storage-area.ts';

/** What there is to keep besides the changes that `write` is given. */
export interface PersistedParts {
  log(): SessionLog;
  recorder(): SavedRecorder;
}

/** Ended records that are packed together; each one stands by itself until as many again have come. */
const chunkSize = 256;
/** Milliseconds between two writings of what changes all the time. */
const headInterval = 100;

/** Ended records that are let go at once where the storage is full and nothing is packed. */
const looseToLetGo = 64;

/** A record with its place in the log. */
type Entry = readonly [place: number, record: SocketRecord];

interface Chunk {
  readonly key: string;
  readonly count: number;
  /** Ids that are in it, but no longer in the log. */
  readonly removed: string[];
}

type Head = Omit<SessionLog, 'sockets'> & {
  readonly recorder: SavedRecorder;
  readonly chunks: readonly Chunk[];
  readonly nextPlace: number;
  /** Ended sockets that the storage had no room for. */
  readonly lost: number;
};

/** Keeps the log of one tab in storage.session, which outlives the service worker. Nothing here throws. */
export class LogPersistence {
  readonly #area: StorageArea;
  readonly #prefix: string;
  readonly #sources: PersistedParts;
  readonly #places = new Map<string, number>();
  readonly #chunkOf = new Map<string, Chunk>();
  /** Ended records that stand by themselves, the first to end first. */
  readonly #loose = new Map<string, Entry>();
  #chunks: Chunk[] = [];
  #nextPlace = 0;
  /** Ended records of the log that the storage had no room for. */
  readonly #lost = new Set<string>();
  #lastHead = '';
  #work: Promise<void> = Promise.resolve();
  readonly #headThrottle = new Throttle(headInterval, () => this.#enqueue(() => this.#writeHead()));

  constructor(area: StorageArea, tabId: number, sources: PersistedParts) {
    this.#area = area;
    this.#prefix = keyPrefix(tabId);
    this.#sources = sources;
  }

  /** Something besides the records changed. */
  touch(): void {
    this.#headThrottle.schedule();
  }

  /** Keeps what changed in the log. */
  write(changes: Changes): void {
    const items: Record<string, Entry> = {};
    for (const record of changes.sockets) {
      const entry: Entry = [this.#placeOf(record.id), record];
      this.#leaveChunk(record.id);
      items[this.#recordKey(record.id)] = entry;
      if (isEnded(record)) this.#loose.set(record.id, entry);
    }
    const gone = changes.removed.filter((id) => !this.#leaveChunk(id));
    for (const id of changes.removed) {
      this.#places.delete(id);
      this.#loose.delete(id);
      this.#lost.delete(id);
    }
    this.#enqueue(async () => {
      if (gone.length > 0) await this.#area.remove(gone.map((id) => this.#recordKey(id)));
      await this.#set(items);
      if (this.#loose.size >= 2 * chunkSize) await this.#compressJson();
    });
    this.touch();
  }

  /** Reads what was kept of this tab; null where nothing usable was. */
  async restore(
    items: Readonly<Record<string, unknown>>,
  ): Promise<{ log: SessionLog; recorder: SavedRecorder } | null> {
    const head = items[`${this.#prefix}head`] as Head | undefined;
    if (head === undefined) return null;
    this.#chunks = [...head.chunks];
    this.#nextPlace = head.nextPlace;
    const entries = await this.#readChunks(items);
    const recordPrefix = this.#recordKey('');
    for (const [key, value] of Object.entries(items)) {
      if (!key.startsWith(recordPrefix)) continue;
      const entry = value as Entry;
      entries.set(entry[1].id, entry);
      if (isEnded(entry[1])) this.#loose.set(entry[1].id, entry);
    }
    const ordered = [...entries.values()].sort(([one], [other]) => one - other);
    for (const [place, { id }] of ordered) this.#places.set(id, place);
    this.#nextPlace = Math.max(this.#nextPlace, (ordered.at(-1)?.[0] ?? -1) + 1);
    const { markers, spans, page, recorder } = head;
    const sockets = ordered.map(([, record]) => record);
    return { log: { sockets, markers, spans, page, dropped: head.dropped + head.lost }, recorder };
  }

  /** Takes everything of this tab out of the storage. */
  async forget(): Promise<void> {
    this.#headThrottle.stop();
    this.#enqueue(async () => {
      const keys = Object.keys(await this.#area.get(null));
      await this.#area.remove(keys.filter((key) => key.startsWith(this.#prefix)));
    });
    await this.#work;
  }

  /** Settles when everything so far has been written. */
  async settled(): Promise<void> {
    await this.#work;
  }

  async #readChunks(items: Readonly<Record<string, unknown>>): Promise<Map<string, Entry>> {
    const entries = new Map<string, Entry>();
    for (const chunk of this.#chunks) {
      const packed = items[chunk.key];
      if (typeof packed !== 'string') continue;
      for (const entry of (await decompressJson(packed)) as Entry[]) {
        const { id } = entry[1];
        if (chunk.removed.includes(id)) continue;
        entries.set(id, entry);
        this.#chunkOf.set(id, chunk);
      }
    }
    return entries;
  }

  /** Packs the oldest ended records that stand by themselves. */
  async #compressJson(): Promise<void> {
    const oldest = [...this.#loose].slice(0, chunkSize);
    const key = `${this.#prefix}chunk:${oldest[0]?.[1][0] ?? 0}:${this.#chunks.length}`;
    const packed = await compressJson(oldest.map(([, entry]) => entry));
    const chunk: Chunk = { key, count: oldest.length, removed: [] };
    this.#chunks.push(chunk);
    for (const [id, entry] of oldest) {
      // It changed or went while it was packed.
      if (this.#loose.get(id) !== entry) chunk.removed.push(id);
      else {
        this.#loose.delete(id);
        this.#chunkOf.set(id, chunk);
      }
    }
    await this.#set({ [key]: packed });
    await this.#writeHead();
    const standing = oldest.filter(([id]) => this.#chunkOf.get(id) === chunk);
    await this.#area.remove(standing.map(([id]) => this.#recordKey(id)));
  }

  async #writeHead(): Promise<void> {
    const empty = this.#chunks.filter(({ count, removed }) => removed.length >= count);
    this.#chunks = this.#chunks.filter((chunk) => !empty.includes(chunk));
    const { sockets: _sockets, ...log } = this.#sources.log();
    const recorder = this.#sources.recorder();
    const nextPlace = this.#nextPlace;
    const head: Head = { ...log, recorder, chunks: this.#chunks, nextPlace, lost: this.#lost.size };
    const text = JSON.stringify(head);
    if (text !== this.#lastHead) await this.#set({ [`${this.#prefix}head`]: head });
    this.#lastHead = text;
    if (empty.length > 0) await this.#area.remove(empty.map(({ key }) => key));
  }

  /** Where the storage is full, the oldest ended records make room, and are counted as lost. */
  async #set(items: Record<string, unknown>): Promise<void> {
    for (;;) {
      try {
        await this.#area.set(items);
        return;
      } catch (error) {
        const freed = this.#letOldestGo();
        if (freed.length === 0) throw error;
        for (const key of freed) delete items[key];
        await this.#area.remove(freed);
      }
    }
  }

  /** Gives the keys under which they were kept. */
  #letOldestGo(): string[] {
    const oldest = this.#chunks.shift();
    if (oldest !== undefined) {
      for (const [id, chunk] of this.#chunkOf) {
        if (chunk !== oldest) continue;
        this.#chunkOf.delete(id);
        this.#lost.add(id);
      }
      return [oldest.key];
    }
    const loose = [...this.#loose.keys()].slice(0, looseToLetGo);
    for (const id of loose) {
      this.#loose.delete(id);
      this.#lost.add(id);
    }
    return loose.map((id) => this.#recordKey(id));
  }

  #enqueue(task: () => Promise<void>): void {
    // What could not be kept is still in the log, until the service worker stops.
    this.#work = this.#work.then(task).catch(() => {});
  }

  #leaveChunk(id: string): boolean {
    const chunk = this.#chunkOf.get(id);
    if (chunk === undefined) return false;
    chunk.removed.push(id);
    return this.#chunkOf.delete(id);
  }

  #placeOf(id: string): number {
    const known = this.#places.get(id);
    if (known !== undefined) return known;
    this.#places.set(id, this.#nextPlace);
    return this.#nextPlace++;
  }

  #recordKey(id: string): string {
    return `${this.#prefix}record:${id}`;
  }
}
