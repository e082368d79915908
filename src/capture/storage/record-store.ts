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
  /** Ended records of the log that the storage had no room for. */
  readonly lost: number;
}

/**
 * The records of one log in a storage with little room: the older ones compressed in chunks, the oldest evicted where it
 * is full. Each ended record is stored or counted as lost, never both. One call at a time.
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

  /** `onEvicted` is called where records had to go because the storage is full. */
  constructor(area: StorageArea, prefix: string, onEvicted: () => void) {
    this.#area = area;
    this.#prefix = prefix;
    this.#onEvicted = onEvicted;
  }

  /** Stores new or changed records. Rejects with the storage's error; the ended ones then count as lost. */
  async put(records: readonly SocketRecord[]): Promise<void> {
    const items: Record<string, Entry> = {};
    for (const record of records) {
      const { id } = record;
      const entry: Entry = [this.#sequenceOf(id), record];
      this.#leaveChunk(id);
      this.#lost.delete(id);
      items[this.#recordKey(id)] = entry;
      if (isEnded(record)) this.#unchunked.set(id, entry);
    }
    try {
      await this.setItems(items);
    } catch (error) {
      for (const { id } of records.filter(isEnded)) {
        this.#unchunked.delete(id);
        this.#lost.add(id);
      }
      throw error;
    }
  }

  /** Takes out records that left the log. */
  async remove(ids: readonly string[]): Promise<void> {
    const keys = ids.filter((id) => !this.#leaveChunk(id)).map((id) => this.#recordKey(id));
    for (const id of ids) {
      this.#sequence.delete(id);
      this.#unchunked.delete(id);
      this.#lost.delete(id);
    }
    if (keys.length > 0) await this.#area.remove(keys);
  }

  /**
   * Compresses the oldest ended records where there are enough of them. Gives the keys that can go once `toSaved` is
   * stored: until then a stopped service worker would find them only there.
   */
  async compress(): Promise<string[]> {
    if (this.#unchunked.size < 2 * chunkSize) return [];
    const oldest = [...this.#unchunked].slice(0, chunkSize);
    const key = `${this.#prefix}chunk:${this.#nextChunk++}`;
    const chunk: Chunk = { key, count: oldest.length, removed: [] };
    await this.setItems({ [key]: await compressJson(oldest.map(([, entry]) => entry)) });
    this.#chunks.push(chunk);
    const chunked: string[] = [];
    for (const [id] of oldest) {
      // The room for the chunk may have been made at the cost of what is in it.
      if (this.#unchunked.delete(id)) {
        this.#chunkOf.set(id, chunk);
        chunked.push(this.#recordKey(id));
      } else chunk.removed.push(id);
    }
    return chunked;
  }

  /** Forgets chunks of which nothing is left in the log. Gives their keys, which can go once `toSaved` is stored. */
  dropEmptyChunks(): string[] {
    const empty = this.#chunks.filter(({ count, removed }) => removed.length >= count);
    this.#chunks = this.#chunks.filter((chunk) => !empty.includes(chunk));
    return empty.map(({ key }) => key);
  }

  /** Stores any items. Where the storage is full, the oldest ended records make room, and count as lost. */
  async setItems(items: Record<string, unknown>): Promise<void> {
    for (;;) {
      try {
        await this.#area.set(items);
        return;
      } catch (error) {
        const freed = isQuotaError(error) ? this.#evictOldest() : [];
        if (freed.length === 0) throw error;
        for (const key of freed) delete items[key];
        await this.#area.remove(freed);
        this.#onEvicted();
      }
    }
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
    for (const [key, value] of Object.entries(items)) {
      if (!key.startsWith(this.#recordKey(''))) continue;
      const entry = value as Entry;
      const { id } = entry[1];
      // Newer than what a chunk has of it.
      this.#leaveChunk(id);
      entries.set(id, entry);
      if (isEnded(entry[1])) this.#unchunked.set(id, entry);
    }
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
