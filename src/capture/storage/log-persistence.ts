import type { SessionLog } from '../../model/log.ts';
import { isEnded, type SocketRecord } from '../../model/socket.ts';
import type { LogDelta } from '../records/log-changes.ts';
import { Throttle } from '../waiting.ts';
import { compressJson, decompressJson } from './gzip-json.ts';
import { keyPrefix, type StorageArea } from './storage-area.ts';

/** What there is to keep besides the changes that `write` is given. */
interface PersistedParts<Recorder> {
  log(): SessionLog;
  /** The state of whoever records, as JSON. */
  recorder(): Recorder;
}

/** Ended records that are compressed together; each one has a key of its own until as many again have come. */
const chunkSize = 256;
/** Milliseconds between two writings of what changes all the time. */
const headInterval = 100;

/** Ended records that are evicted at once where the storage is full and nothing is compressed. */
const unchunkedToEvict = 64;

/** A record with its place in the order of the log. */
type Entry = readonly [sequence: number, record: SocketRecord];

interface Chunk {
  readonly key: string;
  readonly count: number;
  /** Ids that are in it, but no longer in the log. */
  readonly removed: string[];
}

type Head<Recorder> = Omit<SessionLog, 'sockets'> & {
  readonly recorder: Recorder;
  readonly chunks: readonly Chunk[];
  readonly nextSequence: number;
  /** Ended sockets that the storage had no room for. */
  readonly lost: number;
};

/** Keeps the log of one tab in storage.session, which outlives the service worker. Nothing here throws. */
export class LogPersistence<Recorder> {
  readonly #area: StorageArea;
  readonly #prefix: string;
  readonly #sources: PersistedParts<Recorder>;
  readonly #sequence = new Map<string, number>();
  readonly #chunkOf = new Map<string, Chunk>();
  /** Ended records that have a key of their own, the first to end first. */
  readonly #unchunked = new Map<string, Entry>();
  #chunks: Chunk[] = [];
  #nextSequence = 0;
  /** Ended records of the log that the storage had no room for. */
  readonly #lost = new Set<string>();
  #lastHead = '';
  #work: Promise<void> = Promise.resolve();
  readonly #headThrottle = new Throttle(headInterval, () => this.#enqueue(() => this.#writeHead()));

  constructor(area: StorageArea, tabId: number, sources: PersistedParts<Recorder>) {
    this.#area = area;
    this.#prefix = keyPrefix(tabId);
    this.#sources = sources;
  }

  /** Something besides the records changed. */
  touch(): void {
    this.#headThrottle.schedule();
  }

  /** Keeps what changed in the log. */
  write(changes: LogDelta): void {
    const items: Record<string, Entry> = {};
    for (const record of changes.sockets) {
      const entry: Entry = [this.#sequenceOf(record.id), record];
      this.#leaveChunk(record.id);
      items[this.#recordKey(record.id)] = entry;
      if (isEnded(record)) this.#unchunked.set(record.id, entry);
    }
    const gone = changes.removed.filter((id) => !this.#leaveChunk(id));
    for (const id of changes.removed) {
      this.#sequence.delete(id);
      this.#unchunked.delete(id);
      this.#lost.delete(id);
    }
    this.#enqueue(async () => {
      if (gone.length > 0) await this.#area.remove(gone.map((id) => this.#recordKey(id)));
      await this.#set(items);
      if (this.#unchunked.size >= 2 * chunkSize) await this.#compressJson();
    });
    this.touch();
  }

  /** Reads what was kept of this tab; null where nothing usable was. */
  async restore(
    items: Readonly<Record<string, unknown>>,
  ): Promise<{ log: SessionLog; recorder: Recorder } | null> {
    const head = items[`${this.#prefix}head`] as Head<Recorder> | undefined;
    if (head === undefined) return null;
    this.#chunks = [...head.chunks];
    this.#nextSequence = head.nextSequence;
    const entries = await this.#readChunks(items);
    const recordPrefix = this.#recordKey('');
    for (const [key, value] of Object.entries(items)) {
      if (!key.startsWith(recordPrefix)) continue;
      const entry = value as Entry;
      entries.set(entry[1].id, entry);
      if (isEnded(entry[1])) this.#unchunked.set(entry[1].id, entry);
    }
    const ordered = [...entries.values()].sort(([one], [other]) => one - other);
    for (const [sequence, { id }] of ordered) this.#sequence.set(id, sequence);
    this.#nextSequence = Math.max(this.#nextSequence, (ordered.at(-1)?.[0] ?? -1) + 1);
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
      const compressed = items[chunk.key];
      if (typeof compressed !== 'string') continue;
      for (const entry of (await decompressJson(compressed)) as Entry[]) {
        const { id } = entry[1];
        if (chunk.removed.includes(id)) continue;
        entries.set(id, entry);
        this.#chunkOf.set(id, chunk);
      }
    }
    return entries;
  }

  /** Compresses the oldest ended records that have a key of their own. */
  async #compressJson(): Promise<void> {
    const oldest = [...this.#unchunked].slice(0, chunkSize);
    const key = `${this.#prefix}chunk:${oldest[0]?.[1][0] ?? 0}:${this.#chunks.length}`;
    const compressed = await compressJson(oldest.map(([, entry]) => entry));
    const chunk: Chunk = { key, count: oldest.length, removed: [] };
    this.#chunks.push(chunk);
    for (const [id, entry] of oldest) {
      // It changed or went while it was compressed.
      if (this.#unchunked.get(id) !== entry) chunk.removed.push(id);
      else {
        this.#unchunked.delete(id);
        this.#chunkOf.set(id, chunk);
      }
    }
    await this.#set({ [key]: compressed });
    await this.#writeHead();
    const chunked = oldest.filter(([id]) => this.#chunkOf.get(id) === chunk);
    await this.#area.remove(chunked.map(([id]) => this.#recordKey(id)));
  }

  async #writeHead(): Promise<void> {
    const empty = this.#chunks.filter(({ count, removed }) => removed.length >= count);
    this.#chunks = this.#chunks.filter((chunk) => !empty.includes(chunk));
    const { sockets: _sockets, ...log } = this.#sources.log();
    const recorder = this.#sources.recorder();
    const nextSequence = this.#nextSequence;
    const head: Head<Recorder> = {
      ...log,
      recorder,
      chunks: this.#chunks,
      nextSequence,
      lost: this.#lost.size,
    };
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
        const freed = this.#evictOldest();
        if (freed.length === 0) throw error;
        for (const key of freed) delete items[key];
        await this.#area.remove(freed);
      }
    }
  }

  /** Gives the keys under which they were kept. */
  #evictOldest(): string[] {
    const oldest = this.#chunks.shift();
    if (oldest !== undefined) {
      for (const [id, chunk] of this.#chunkOf) {
        if (chunk !== oldest) continue;
        this.#chunkOf.delete(id);
        this.#lost.add(id);
      }
      return [oldest.key];
    }
    const unchunked = [...this.#unchunked.keys()].slice(0, unchunkedToEvict);
    for (const id of unchunked) {
      this.#unchunked.delete(id);
      this.#lost.add(id);
    }
    return unchunked.map((id) => this.#recordKey(id));
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

  #sequenceOf(id: string): number {
    const known = this.#sequence.get(id);
    if (known !== undefined) return known;
    this.#sequence.set(id, this.#nextSequence);
    return this.#nextSequence++;
  }

  #recordKey(id: string): string {
    return `${this.#prefix}record:${id}`;
  }
}
