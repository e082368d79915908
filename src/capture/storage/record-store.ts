import { isEnded, type SocketRecord } from '../../model/socket.ts';
import { compressJson, decompressJson } from './gzip-json.ts';
import type { StorageArea } from './storage-area.ts';

/** Ended records that are compressed together; each has a key of its own until as many again have come. */
const chunkSize = 256;

/** Ended records that are evicted at once where the storage is full and nothing is compressed. */
const unchunkedToEvict = 64;

/** A record with its place in the order of the log. */
type Entry = readonly [sequence: number, record: SocketRecord];

interface Chunk {
  readonly key: string;
  readonly count: number;
  /** Ids that are in it, but no longer stand for a record of the log. */
  readonly removed: string[];
}

/** What `restore` needs besides the records themselves. */
export interface SavedRecords {
  readonly chunks: readonly Chunk[];
  readonly nextSequence: number;
  readonly nextChunk: number;
  /** Ended records that have a key of their own; where fewer are found, the others are gone. */
  readonly single: number;
  /** Keys that no longer stand for anything, and are being taken out. */
  readonly leaving: readonly string[];
  /** Ended records of the log that the storage had no room for. */
  readonly lost: number;
}

/** What of a log is to be stored: ids that left it, then records that are new or changed. */
interface RecordChanges {
  readonly removed: Iterable<string>;
  readonly records: readonly SocketRecord[];
}

/** Makes the items that are stored together with records, of what the store has to remember itself. */
type Accompany = (saved: SavedRecords) => Record<string, unknown>;

/**
 * The records of one log in a storage with little room: the older ones compressed in chunks, the oldest evicted where it
 * is full. Each ended record is stored or counted as lost, never both. What changes together is stored in one call, so
 * that a service worker may be stopped at any moment. One call at a time.
 */
export class RecordStore {
  readonly #area: StorageArea;
  readonly #prefix: string;
  readonly #onEvicted: () => void;
  readonly #sequence = new Map<string, number>();
  readonly #chunkOf = new Map<string, Chunk>();
  /** Ended records that have a key of their own, the first to end first. */
  readonly #unchunked = new Map<string, Entry>();
  #chunks: Chunk[] = [];
  #nextSequence = 0;
  #nextChunk = 0;
  readonly #lost = new Set<string>();
  readonly #leaving = new Set<string>();
  /** Keys under which the storage has sockets that live, as far as it knows. */
  readonly #storedLive = new Set<string>();

  /** `onEvicted` is called where records had to go because the storage is full. */
  constructor(area: StorageArea, prefix: string, onEvicted: () => void) {
    this.#area = area;
    this.#prefix = prefix;
    this.#onEvicted = onEvicted;
  }

  /**
   * Takes in what changed, and stores it with what accompanies it. Rejects with the storage's error; the ended records
   * then count as lost, the others have to be given again.
   */
  async write({ removed, records }: RecordChanges, accompany: Accompany): Promise<void> {
    for (const id of removed) this.#remove(id);
    const items: Record<string, Entry> = {};
    for (const record of records) {
      const { id } = record;
      const entry: Entry = [this.#sequenceOf(id), record];
      this.#leaveChunk(id);
      this.#lost.delete(id);
      const key = this.#recordKey(id);
      this.#leaving.delete(key);
      items[key] = entry;
      if (isEnded(record)) this.#unchunked.set(id, entry);
    }
    this.#dropEmptyChunks();
    try {
      await this.#store(items, accompany);
    } catch (error) {
      for (const { id } of records.filter(isEnded)) {
        this.#unchunked.delete(id);
        this.#lost.add(id);
        this.#leaving.add(this.#recordKey(id));
      }
      throw error;
    }
    for (const [key, [, record]] of Object.entries(items)) {
      if (isEnded(record)) this.#storedLive.delete(key);
      else this.#storedLive.add(key);
    }
    await this.#takeOut();
  }

  /** Compresses the oldest ended records where there are enough of them. */
  async compress(accompany: Accompany): Promise<void> {
    if (this.#unchunked.size < 2 * chunkSize) return;
    const oldest = [...this.#unchunked].slice(0, chunkSize);
    const key = `${this.#prefix}chunk:${this.#nextChunk++}`;
    const packed = await compressJson(oldest.map(([, entry]) => entry));
    const chunk: Chunk = { key, count: oldest.length, removed: [] };
    // Room for the chunk may be made at the cost of what is in it.
    await this.#store({ [key]: packed }, () => ({}));
    this.#chunks.push(chunk);
    for (const [id] of oldest) {
      if (this.#unchunked.delete(id)) {
        this.#chunkOf.set(id, chunk);
        this.#leaving.add(this.#recordKey(id));
      } else chunk.removed.push(id);
    }
    await this.#store({}, accompany);
    await this.#takeOut();
  }

  #remove(id: string): void {
    if (!this.#leaveChunk(id)) this.#leaving.add(this.#recordKey(id));
    this.#sequence.delete(id);
    this.#unchunked.delete(id);
    this.#lost.delete(id);
  }

  /** Forgets chunks of which nothing is left in the log. */
  #dropEmptyChunks(): void {
    const empty = this.#chunks.filter(({ count, removed }) => removed.length >= count);
    this.#chunks = this.#chunks.filter((chunk) => !empty.includes(chunk));
    for (const { key } of empty) this.#leaving.add(key);
  }

  /** Stores items and what accompanies them. Where the storage is full, the oldest ended records make room, and count as lost. */
  async #store(items: Record<string, unknown>, accompany: Accompany): Promise<void> {
    for (;;) {
      try {
        await this.#area.set({ ...items, ...accompany(this.toSaved()) });
        return;
      } catch (error) {
        if (!isQuotaError(error) || !(await this.#makeRoom(items))) throw error;
      }
    }
  }

  /**
   * Takes the oldest ended records out of the items or the storage, or else keys that stand for nothing. A socket that
   * the storage has as living stays until it is told how that ended. False where nothing can go.
   */
  async #makeRoom(items: Record<string, unknown>): Promise<boolean> {
    const oldest = this.#evictOldest();
    if (oldest.length > 0) this.#onEvicted();
    const unneeded = [...this.#leaving].filter((key) => !this.#storedLive.has(key));
    const keys = oldest.length > 0 ? oldest : unneeded;
    const stored = keys.filter((key) => !(key in items));
    for (const key of keys) {
      this.#leaving.delete(key);
      if (!(key in items)) continue;
      delete items[key];
      this.#leaving.add(key);
    }
    if (stored.length > 0) await this.#area.remove(stored);
    return keys.length > 0;
  }

  /** Takes out the keys of which the storage knows by now that they stand for nothing. */
  async #takeOut(): Promise<void> {
    const keys = [...this.#leaving];
    if (keys.length === 0) return;
    await this.#area.remove(keys);
    this.#leaving.clear();
    for (const key of keys) this.#storedLive.delete(key);
  }

  /** Reads what was stored, in the order of the log. `damaged` counts records that could not be read. */
  async restore(
    items: Readonly<Record<string, unknown>>,
    saved: SavedRecords,
  ): Promise<{ records: SocketRecord[]; damaged: number }> {
    this.#nextSequence = saved.nextSequence;
    this.#nextChunk = saved.nextChunk;
    const entries = new Map<string, Entry>();
    let damaged = 0;
    for (const chunk of saved.chunks) {
      if (!(await this.#restoreChunk(chunk, items[chunk.key], entries))) {
        damaged += chunk.count - chunk.removed.length;
      }
    }
    for (const key of saved.leaving) this.#leaving.add(key);
    for (const [key, value] of Object.entries(items)) {
      if (!key.startsWith(this.#recordKey('')) || this.#leaving.has(key)) continue;
      const entry = value as Entry;
      const { id } = entry[1];
      // Newer than what a chunk has of it.
      this.#leaveChunk(id);
      entries.set(id, entry);
      if (isEnded(entry[1])) this.#unchunked.set(id, entry);
      else this.#storedLive.add(key);
    }
    damaged += Math.max(0, saved.single - this.#unchunked.size);
    const ordered = [...entries.values()].sort(([one], [other]) => one - other);
    for (const [sequence, { id }] of ordered) this.#sequence.set(id, sequence);
    this.#nextSequence = Math.max(this.#nextSequence, (ordered.at(-1)?.[0] ?? -1) + 1);
    return { records: ordered.map(([, record]) => record), damaged };
  }

  toSaved(): SavedRecords {
    const { size: lost } = this.#lost;
    return {
      chunks: this.#chunks,
      nextSequence: this.#nextSequence,
      nextChunk: this.#nextChunk,
      single: this.#unchunked.size,
      leaving: [...this.#leaving],
      lost,
    };
  }

  /** False where a chunk cannot be read. */
  async #restoreChunk(chunk: Chunk, text: unknown, entries: Map<string, Entry>): Promise<boolean> {
    if (typeof text !== 'string') return false;
    let found: Entry[];
    try {
      found = (await decompressJson(text)) as Entry[];
    } catch {
      // Its records are counted by whoever asked.
      return false;
    }
    this.#chunks.push(chunk);
    for (const entry of found) {
      const { id } = entry[1];
      if (chunk.removed.includes(id)) continue;
      entries.set(id, entry);
      this.#chunkOf.set(id, chunk);
    }
    return true;
  }

  /** Gives the keys under which they were stored. */
  #evictOldest(): string[] {
    const chunk = this.#chunks.shift();
    if (chunk !== undefined) {
      for (const [id, its] of this.#chunkOf) {
        if (its !== chunk) continue;
        this.#chunkOf.delete(id);
        this.#lost.add(id);
      }
      return [chunk.key];
    }
    const ids = [...this.#unchunked.keys()].slice(0, unchunkedToEvict);
    for (const id of ids) {
      this.#unchunked.delete(id);
      this.#lost.add(id);
    }
    return ids.map((id) => this.#recordKey(id));
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

/** Whether a storage refused because it is full. Chromium: "Session storage quota bytes exceeded. Values were not stored."; Firefox: "QuotaExceededError". */
export const isQuotaError = (error: unknown) =>
  error instanceof Error && /quota/i.test(`${error.name} ${error.message}`);
