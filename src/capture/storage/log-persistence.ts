import type { SessionLog } from '../../model/log.ts';
import type { ProblemId } from '../../model/recording.ts';
import type { SocketRecord } from '../../model/socket.ts';
import type { LogDelta } from '../records/log-changes.ts';
import { wordsOf } from '../records/witness.ts';
import { Throttle } from '../waiting.ts';
import type { SavedRecords } from './record-ledger.ts';
import { isQuotaError, RecordStore } from './record-store.ts';
import { keyPrefix, type StorageArea } from './storage-area.ts';

/** Milliseconds between two writings. */
const interval = 100;

/** Milliseconds between two tries where the storage refuses. */
const retryInterval = 2_000;

/** What there is to keep besides the changes that `write` is given, and who hears where that fails. */
interface LogPersistenceOptions<Recorder> {
  /** Has `write` called with what changed and was not written yet. */
  flush(): void;
  log(): SessionLog;
  /** The state of whoever records, as JSON. */
  recorder(): Recorder;
  onProblem(id: ProblemId, detail: string): void;
  /** Somebody else emptied the storage; the log is stored again. */
  onCleared(): void;
}

type Head<Recorder> = Omit<SessionLog, 'sockets'> & {
  readonly recorder: Recorder;
  readonly records: SavedRecords;
};

/**
 * Keeps the log of one tab in storage.session, which outlives the service worker. Records, their counts and the state of
 * whoever records are of one moment, and stored in one call: whenever the service worker is stopped, what is found is
 * the log as it was at some time, and the state says from where to go on. Nothing here throws but `restore`.
 */
export class LogPersistence<Recorder> {
  readonly #area: StorageArea;
  readonly #prefix: string;
  readonly #options: LogPersistenceOptions<Recorder>;
  #records: RecordStore;
  /** What has not been stored yet; what left the log did so before these came. */
  #changed = new Map<string, SocketRecord>();
  #removed = new Set<string>();
  #lastHead = '';
  /** Whether the storage has a head of this log, as far as we know. */
  #isStored = false;
  #isFlushing = false;
  #isSaveAwaited = false;
  /** What is written is written one after another. */
  #work: Promise<void> = Promise.resolve();
  readonly #throttle = new Throttle(interval, () => this.#save());
  readonly #retry = new Throttle(retryInterval, () => this.touch());

  constructor(area: StorageArea, tabId: number, options: LogPersistenceOptions<Recorder>) {
    this.#area = area;
    this.#prefix = keyPrefix(tabId);
    this.#options = options;
    this.#records = this.#newRecords();
  }

  /** Something besides the records changed. */
  touch(): void {
    this.#throttle.schedule();
  }

  /** Keeps what changed in the log. */
  write(delta: LogDelta): void {
    for (const id of delta.removed) {
      this.#changed.delete(id);
      this.#removed.add(id);
    }
    for (const record of delta.sockets) this.#changed.set(record.id, record);
    if (!this.#isFlushing) this.touch();
  }

  /** Reads what was kept of this tab; null where nothing was. Rejects where it cannot be read at all. */
  async restore(
    items: Readonly<Record<string, unknown>>,
  ): Promise<{ log: SessionLog; recorder: Recorder } | null> {
    const head = items[this.#headKey] as Head<Recorder> | undefined;
    if (head === undefined) return null;
    this.#isStored = true;
    const { records: saved, recorder, ...log } = head;
    const { records, damaged } = await this.#records.restore(items, saved);
    if (damaged > 0) this.#options.onProblem('restore-failed', '');
    this.#removeOrphans(items);
    return { log: { ...log, sockets: records, dropped: log.dropped + saved.lost + damaged }, recorder };
  }

  /** Takes everything of this tab out of the storage. */
  async forget(): Promise<void> {
    this.#throttle.stop();
    this.#retry.stop();
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

  /** Stores everything, as it is when its turn comes. */
  #save(): void {
    if (this.#isSaveAwaited) return;
    this.#isSaveAwaited = true;
    this.#enqueue(async () => {
      this.#isSaveAwaited = false;
      if (await this.#wasCleared()) this.#startAgain();
      await this.#store();
    });
  }

  /** Stores what is one moment's; what that fails for is stored with the next, before anything that came later. */
  async #store(): Promise<void> {
    this.#isFlushing = true;
    this.#options.flush();
    this.#isFlushing = false;
    const { sockets: _sockets, ...log } = this.#options.log();
    const rest = JSON.stringify({ ...log, recorder: this.#options.recorder() });
    const changed = this.#changed;
    const removed = this.#removed;
    if (changed.size + removed.size === 0 && rest + this.#placement() === this.#lastHead) return;
    this.#changed = new Map();
    this.#removed = new Set();
    const accompany = (records: SavedRecords) => ({
      [this.#headKey]: { ...JSON.parse(rest), records } satisfies Head<Recorder>,
    });
    try {
      await this.#records.write({ removed, records: [...changed.values()] }, accompany);
    } catch (error) {
      for (const [id, record] of changed) {
        if (this.#records.isLost(id) || this.#removed.has(id) || this.#changed.has(id)) continue;
        this.#changed.set(id, record);
      }
      throw error;
    }
    this.#isStored = true;
    await this.#records.compress(accompany);
    this.#lastHead = rest + this.#placement();
  }

  /** Whether somebody else emptied the storage. */
  async #wasCleared(): Promise<boolean> {
    return this.#isStored && (await this.#area.getBytesInUse(this.#headKey)) === 0;
  }

  /** Nothing is stored any more: the whole log is to be. */
  #startAgain(): void {
    this.#options.onCleared();
    this.#isStored = false;
    this.#lastHead = '';
    this.#records = this.#newRecords();
    for (const record of this.#options.log().sockets) this.#changed.set(record.id, record);
  }

  #newRecords(): RecordStore {
    return new RecordStore(this.#area, this.#prefix, () => this.#options.onProblem('storage-full', ''));
  }

  #placement = () => JSON.stringify(this.#records.toSaved());

  get #headKey(): string {
    return `${this.#prefix}head`;
  }

  /** A service worker that was stopped between two steps leaves chunks that no head names. */
  #removeOrphans(items: Readonly<Record<string, unknown>>): void {
    const named = this.#records.toSaved().chunks.map(({ key }) => key);
    const chunks = Object.keys(items).filter((key) => key.startsWith(`${this.#prefix}chunk:`));
    const orphans = [...chunks.filter((key) => !named.includes(key)), ...this.#records.toSaved().leaving];
    if (orphans.length > 0) this.#enqueue(() => this.#area.remove(orphans));
  }

  #enqueue(task: () => Promise<void>): void {
    this.#work = this.#work.then(task).catch((error: unknown) => {
      // It is still in the log, until the service worker stops.
      this.#retry.schedule();
      if (isQuotaError(error)) this.#options.onProblem('storage-full', '');
      else this.#options.onProblem('save-refused', wordsOf(error));
    });
  }
}
