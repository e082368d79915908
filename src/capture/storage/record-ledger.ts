import { isEnded, type SocketRecord } from '../../model/socket.ts';
import { type Chunk, Chunks, type Entry, type SavedChunks } from './chunks.ts';

/** Ended records that are compressed together; each has a key of its own until as many again have come. */
const chunkSize = 256;

/** Ended records that are evicted at once where the storage is full and nothing is compressed: a quarter, but no more than this. */
const mostToEvict = 64;

/** What `restore` needs besides the records themselves. */
export interface SavedRecords extends SavedChunks {
  readonly nextSequence: number;
  /** Ended records that have a key of their own; where fewer are found, the others are gone. */
  readonly single: number;
  /** Keys that no longer stand for anything, and are being taken out. */
  readonly leaving: readonly string[];
  /** Ended records of the log that the storage had no room for. */
  readonly lost: number;
}

/**
 * Where the records of one log are in the storage: under a key of their own, in a chunk, or nowhere for want of room.
 * Each ended record is in one of these places only.
 */
export class RecordLedger {
  readonly #prefix: string;
  readonly #chunks: Chunks;
  readonly #sequence = new Map<string, number>();
  #nextSequence = 0;
  /** Ended records that have a key of their own, the first to end first. */
  readonly #single = new Map<string, Entry>();
  readonly #lost = new Set<string>();
  readonly #leaving = new Set<string>();
  /** Keys under which the storage has sockets that live, as far as it knows. */
  readonly #storedLive = new Set<string>();

  /** `prefix`: what the keys of the log begin with. */
  constructor(prefix: string) {
    this.#prefix = prefix;
    this.#chunks = new Chunks(prefix);
  }

  /** A record gets a key of its own; gives what is to be stored, and under which key. */
  place(record: SocketRecord): readonly [key: string, entry: Entry] {
    const { id } = record;
    const key = this.#keyOf(id);
    const entry: Entry = [this.#sequenceOf(id), record];
    this.#chunks.leave(id);
    this.#lost.delete(id);
    this.#leaving.delete(key);
    if (isEnded(record)) this.#single.set(id, entry);
    return [key, entry];
  }

  /** A record left the log. */
  remove(id: string): void {
    if (!this.#chunks.leave(id)) this.#leaving.add(this.#keyOf(id));
    this.#sequence.delete(id);
    this.#single.delete(id);
    this.#lost.delete(id);
  }

  /** Chunks of which nothing is left in the log may go. */
  dropEmptyChunks(): void {
    for (const key of this.#chunks.dropEmpty()) this.#leaving.add(key);
  }

  /** These records are stored under keys of their own. */
  stored(items: Readonly<Record<string, Entry>>): void {
    for (const [key, [, record]] of Object.entries(items)) {
      if (isEnded(record)) this.#storedLive.delete(key);
      else this.#storedLive.add(key);
    }
  }

  /** Whether there was no room for a record. */
  isLost(id: string): boolean {
    return this.#lost.has(id);
  }

  /** Lets go of the oldest ended records; gives the keys under which they are stored, none where there are none. */
  evictOldest(): readonly string[] {
    const chunk = this.#chunks.dropOldest();
    const singles = Math.min(Math.ceil(this.#single.size / 4), mostToEvict);
    const ids = chunk?.ids ?? [...this.#single.keys()].slice(0, singles);
    for (const id of ids) {
      this.#single.delete(id);
      this.#lost.add(id);
    }
    const keys = chunk === null ? ids.map((id) => this.#keyOf(id)) : [chunk.key];
    for (const key of keys) this.#leaving.add(key);
    return keys;
  }

  /** Keys that no longer stand for anything, whether or not the storage has them. */
  get leaving(): readonly string[] {
    return [...this.#leaving];
  }

  /**
   * Keys of `leaving` that may go before the storage is told that they stand for nothing. A socket that it has as
   * living stays until it is told how that ended.
   */
  get unneeded(): readonly string[] {
    return this.leaving.filter((key) => !this.#storedLive.has(key));
  }

  /** The storage has these keys no more. */
  left(keys: readonly string[]): void {
    for (const key of keys) {
      this.#leaving.delete(key);
      this.#storedLive.delete(key);
    }
  }

  /** The oldest ended records as one chunk, where there are enough of them for that; else null. */
  async packOldest(): Promise<{
    readonly chunk: Chunk;
    readonly packed: string;
    readonly ids: string[];
  } | null> {
    if (this.#single.size < 2 * chunkSize) return null;
    const oldest = [...this.#single].slice(0, chunkSize);
    const packed = await this.#chunks.pack(oldest.map(([, entry]) => entry));
    return { ...packed, ids: oldest.map(([id]) => id) };
  }

  /** A chunk of these records is stored. What was let go of meanwhile is not read from it. */
  chunkStored(chunk: Chunk, ids: readonly string[]): void {
    const there: string[] = [];
    for (const id of ids) {
      if (!this.#single.delete(id)) chunk.removed.push(id);
      else {
        there.push(id);
        this.#leaving.add(this.#keyOf(id));
      }
    }
    this.#chunks.add(chunk, there);
  }

  /** Reads what was stored, in the order of the log. `damaged` counts records that could not be read. */
  async restore(
    items: Readonly<Record<string, unknown>>,
    saved: SavedRecords,
  ): Promise<{ readonly records: SocketRecord[]; readonly damaged: number }> {
    const chunked = await this.#chunks.restore(items, saved);
    const entries = new Map(chunked.entries.map((entry) => [entry[1].id, entry]));
    for (const key of saved.leaving) this.#leaving.add(key);
    const keys = Object.keys(items).filter((key) => key.startsWith(this.#keyOf('')));
    for (const key of keys.filter((each) => !this.#leaving.has(each))) {
      const entry = items[key] as Entry;
      const { id } = entry[1];
      // Newer than what a chunk has of it.
      this.#chunks.leave(id);
      entries.set(id, entry);
      if (isEnded(entry[1])) this.#single.set(id, entry);
      else this.#storedLive.add(key);
    }
    const ordered = [...entries.values()].sort(([one], [other]) => one - other);
    for (const [sequence, { id }] of ordered) this.#sequence.set(id, sequence);
    this.#nextSequence = Math.max(saved.nextSequence, (ordered.at(-1)?.[0] ?? -1) + 1);
    const missing = Math.max(0, saved.single - this.#single.size);
    return { records: ordered.map(([, record]) => record), damaged: chunked.damaged + missing };
  }

  toSaved(): SavedRecords {
    return {
      ...this.#chunks.toSaved(),
      nextSequence: this.#nextSequence,
      single: this.#single.size,
      leaving: this.leaving,
      lost: this.#lost.size,
    };
  }

  #sequenceOf(id: string): number {
    const known = this.#sequence.get(id);
    if (known !== undefined) return known;
    this.#sequence.set(id, this.#nextSequence);
    return this.#nextSequence++;
  }

  #keyOf(id: string): string {
    return `${this.#prefix}record:${id}`;
  }
}
