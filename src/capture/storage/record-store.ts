import type { SocketRecord } from '../../model/socket.ts';
import type { Entry } from './chunks.ts';
import { RecordLedger, type SavedRecords } from './record-ledger.ts';
import type { StorageArea } from './storage-area.ts';

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
  readonly #onEvicted: () => void;
  readonly #ledger: RecordLedger;

  /** `onEvicted` is called where records had to go because the storage is full. */
  constructor(area: StorageArea, prefix: string, onEvicted: () => void) {
    this.#area = area;
    this.#ledger = new RecordLedger(prefix);
    this.#onEvicted = onEvicted;
  }

  /**
   * Takes in what changed, and stores it with what accompanies it. Rejects with the storage's error; the records have to
   * be given again then, before anything else is stored, but for those that are lost.
   */
  async write({ removed, records }: RecordChanges, accompany: Accompany): Promise<void> {
    for (const id of removed) this.#ledger.remove(id);
    const items: Record<string, Entry> = Object.fromEntries(
      records.map((record) => this.#ledger.place(record)),
    );
    this.#ledger.dropEmptyChunks();
    await this.#store(items, accompany);
    this.#ledger.stored(items);
    await this.#takeOut();
  }

  /** Compresses the oldest ended records where there are enough of them. */
  async compress(accompany: Accompany): Promise<void> {
    const oldest = await this.#ledger.packOldest();
    if (oldest === null) return;
    const { chunk, packed, ids } = oldest;
    // Room for the chunk may be made at the cost of what is in it.
    await this.#store({ [chunk.key]: packed }, () => ({}));
    this.#ledger.chunkStored(chunk, ids);
    await this.#store({}, accompany);
    await this.#takeOut();
  }

  /** Whether there was no room for a record. */
  isLost(id: string): boolean {
    return this.#ledger.isLost(id);
  }

  /** Reads what was stored, in the order of the log. `damaged` counts records that could not be read. */
  restore(
    items: Readonly<Record<string, unknown>>,
    saved: SavedRecords,
  ): Promise<{ readonly records: SocketRecord[]; readonly damaged: number }> {
    return this.#ledger.restore(items, saved);
  }

  toSaved(): SavedRecords {
    return this.#ledger.toSaved();
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

  /** Takes the oldest ended records out of the items or the storage, or else keys that stand for nothing. False where nothing can go. */
  async #makeRoom(items: Record<string, unknown>): Promise<boolean> {
    const evicted = this.#ledger.evictOldest();
    if (evicted.length > 0) this.#onEvicted();
    const keys = evicted.length > 0 ? evicted : this.#ledger.unneeded;
    const stored = keys.filter((key) => !(key in items));
    for (const key of keys) delete items[key];
    if (stored.length > 0) await this.#remove(stored);
    return keys.length > 0;
  }

  /** Takes out the keys of which the storage knows by now that they stand for nothing. */
  async #takeOut(): Promise<void> {
    const keys = this.#ledger.leaving;
    if (keys.length > 0) await this.#remove(keys);
  }

  async #remove(keys: readonly string[]): Promise<void> {
    await this.#area.remove([...keys]);
    this.#ledger.left(keys);
  }
}

/** Whether a storage refused because it is full. Chromium: "Session storage quota bytes exceeded. Values were not stored."; Firefox: "QuotaExceededError". */
export const isQuotaError = (error: unknown) =>
  error instanceof Error && /quota/i.test(`${error.name} ${error.message}`);
