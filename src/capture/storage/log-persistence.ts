import type { SessionLog } from '../../model/log.ts';
import type { ProblemId } from '../../model/recording.ts';
import { isEnded, type SocketRecord } from '../../model/socket.ts';
import type { LogDelta } from '../records/log-changes.ts';
import { wordsOf } from '../records/witness.ts';
import { Throttle } from '../waiting.ts';
import { isQuotaError, RecordStore, type SavedRecords } from './record-store.ts';
import { keyPrefix, type StorageArea } from './storage-area.ts';

/** Milliseconds between two writings. */
const interval = 100;

/** What there is to keep besides the changes that `write` is given, and who hears where that fails. */
interface LogPersistenceOptions<Recorder> {
  /** Has `write` called with what changed and was not written yet. */
  flush(): void;
  log(): SessionLog;
  /** The state of whoever records, as JSON. */
  recorder(): Recorder;
  onProblem(id: ProblemId, detail: string): void;
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
  readonly #records: RecordStore;
  /** What has not been stored yet; what left the log did so before these came. */
  #changed = new Map<string, SocketRecord>();
  #removed = new Set<string>();
  #lastHead = '';
  #isSaving = false;
  /** What is written is written one after another. */
  #work: Promise<void> = Promise.resolve();
  readonly #throttle = new Throttle(interval, () => this.#save());

  constructor(area: StorageArea, tabId: number, options: LogPersistenceOptions<Recorder>) {
    this.#area = area;
    this.#prefix = keyPrefix(tabId);
    this.#options = options;
    this.#records = new RecordStore(area, this.#prefix, () => {
      this.touch();
      options.onProblem('storage-full', '');
    });
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
    if (!this.#isSaving) this.touch();
  }

  /** Reads what was kept of this tab; null where nothing was. Rejects where it cannot be read at all. */
  async restore(
    items: Readonly<Record<string, unknown>>,
  ): Promise<{ log: SessionLog; recorder: Recorder } | null> {
    const head = items[`${this.#prefix}head`] as Head<Recorder> | undefined;
    if (head === undefined) return null;
    const { records: saved, recorder, ...log } = head;
    const { records, damaged } = await this.#records.restore(items, saved);
    if (damaged > 0) this.#options.onProblem('restore-failed', '');
    this.#removeOrphans(items);
    return { log: { ...log, sockets: records, dropped: log.dropped + saved.lost + damaged }, recorder };
  }

  /** Takes everything of this tab out of the storage. */
  async forget(): Promise<void> {
    this.#throttle.stop();
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

  /** Stores everything as it is now. */
  #save(): void {
    this.#isSaving = true;
    this.#options.flush();
    this.#isSaving = false;
    const { sockets: _sockets, ...log } = this.#options.log();
    const rest = JSON.stringify({ ...log, recorder: this.#options.recorder() });
    const changed = this.#changed;
    const removed = this.#removed;
    this.#changed = new Map();
    this.#removed = new Set();
    const accompany = (records: SavedRecords) => ({
      [`${this.#prefix}head`]: { ...JSON.parse(rest), records } satisfies Head<Recorder>,
    });
    this.#enqueue(async () => {
      const text = rest + JSON.stringify(this.#records.toSaved());
      if (changed.size + removed.size === 0 && text === this.#lastHead) return;
      try {
        await this.#records.write({ removed, records: [...changed.values()] }, accompany);
        await this.#records.compress(accompany);
        this.#lastHead = rest + JSON.stringify(this.#records.toSaved());
      } catch (error) {
        // Those that live are tried again with what comes next; those that ended are counted.
        for (const [id, record] of changed) {
          if (!isEnded(record) && !this.#removed.has(id) && !this.#changed.has(id))
            this.#changed.set(id, record);
        }
        throw error;
      }
    });
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
      if (isQuotaError(error)) this.#options.onProblem('storage-full', '');
      else this.#options.onProblem('save-refused', wordsOf(error));
    });
  }
}
