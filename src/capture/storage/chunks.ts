import type { SocketRecord } from '../../model/socket.ts';
import { compressJson, decompressJson } from './gzip-json.ts';

/** A record with its place in the order of the log. */
export type Entry = readonly [sequence: number, record: SocketRecord];

/** Records that are stored together, compressed. */
export interface Chunk {
  readonly key: string;
  readonly count: number;
  /** Ids that are in it, but no longer stand for a record of the log. */
  readonly removed: string[];
}

/** What `restore` needs besides the chunks themselves. */
export interface SavedChunks {
  readonly chunks: readonly Chunk[];
  readonly nextChunk: number;
}

/** The chunks of one log, the oldest first, and which records are in them. */
export class Chunks {
  readonly #prefix: string;
  readonly #chunkOf = new Map<string, Chunk>();
  #chunks: Chunk[] = [];
  #next = 0;

  /** `prefix`: what the keys of the log begin with. */
  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  /** Compresses records, to be stored under the key of the chunk; `add` has to follow once they are. */
  async pack(entries: readonly Entry[]): Promise<{ readonly chunk: Chunk; readonly packed: string }> {
    const key = `${this.#prefix}chunk:${this.#next++}`;
    return { chunk: { key, count: entries.length, removed: [] }, packed: await compressJson(entries) };
  }

  /** A chunk is stored; `ids` are the records that it stands for. */
  add(chunk: Chunk, ids: Iterable<string>): void {
    this.#chunks.push(chunk);
    for (const id of ids) this.#chunkOf.set(id, chunk);
  }

  /** A record is not read from its chunk any more; false where it is in none. */
  leave(id: string): boolean {
    const chunk = this.#chunkOf.get(id);
    if (chunk === undefined) return false;
    chunk.removed.push(id);
    return this.#chunkOf.delete(id);
  }

  /** Forgets chunks of which nothing is left in the log; gives their keys. */
  dropEmpty(): string[] {
    const empty = this.#chunks.filter(({ count, removed }) => removed.length >= count);
    this.#chunks = this.#chunks.filter((chunk) => !empty.includes(chunk));
    return empty.map(({ key }) => key);
  }

  /** Forgets the oldest chunk; gives its key and the records that go with it, or null where there is none. */
  dropOldest(): { readonly key: string; readonly ids: readonly string[] } | null {
    const chunk = this.#chunks.shift();
    if (chunk === undefined) return null;
    const ids = [...this.#chunkOf].flatMap(([id, its]) => (its === chunk ? [id] : []));
    for (const id of ids) this.#chunkOf.delete(id);
    return { key: chunk.key, ids };
  }

  /** Reads what was stored. `damaged` counts records that could not be read. */
  async restore(
    items: Readonly<Record<string, unknown>>,
    saved: SavedChunks,
  ): Promise<{ readonly entries: readonly Entry[]; readonly damaged: number }> {
    this.#next = saved.nextChunk;
    const entries: Entry[] = [];
    let damaged = 0;
    for (const chunk of saved.chunks) {
      const found = await unpack(items[chunk.key]);
      const valid = (found ?? []).filter(([, { id }]) => !chunk.removed.includes(id));
      if (found === null) damaged += chunk.count - chunk.removed.length;
      else
        this.add(
          chunk,
          valid.map(([, { id }]) => id),
        );
      entries.push(...valid);
    }
    return { entries, damaged };
  }

  toSaved(): SavedChunks {
    return { chunks: this.#chunks, nextChunk: this.#next };
  }
}

/** What a stored chunk holds; null where it cannot be read. */
async function unpack(text: unknown): Promise<Entry[] | null> {
  if (typeof text !== 'string') return null;
  try {
    return (await decompressJson(text)) as Entry[];
  } catch {
    // Its records are counted by whoever asked.
    return null;
  }
}
