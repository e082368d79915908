import type { SessionLog } from '../../model/log.ts';
import type { ProblemId } from '../../model/recording.ts';
import type { LogDelta } from '../records/log-changes.ts';
import { wordsOf } from '../records/witness.ts';
import { Throttle } from '../waiting.ts';
import { isQuotaError, RecordStore, type SavedRecords } from './record-store.ts';
import { keyPrefix, type StorageArea } from './storage-area.ts';

/** Milliseconds between two writings of what changes all the time. */
const headInterval = 100;

/** What there is to keep besides the changes that `write` is given, and who hears where that fails. */
interface LogPersistenceOptions<Recorder> {
  log(): SessionLog;
  /** The state of whoever records, as JSON. */
  recorder(): Recorder;
  onProblem(id: ProblemId, detail: string): void;
}

type Head<Recorder> = Omit<SessionLog, 'sockets'> & {
  readonly recorder: Recorder;
  readonly records: SavedRecords;
};

/** Keeps the log of one tab in storage.session, which outlives the service worker. Nothing here throws but `restore`. */
export class LogPersistence<Recorder> {
  readonly #area: StorageArea;
  readonly #prefix: string;
  readonly #options: LogPersistenceOptions<Recorder>;
  readonly #records: RecordStore;
  #lastHead = '';
  /** What is written is written one after another. */
  #work: Promise<void> = Promise.resolve();
  readonly #headThrottle = new Throttle(headInterval, () => this.#enqueue(() => this.#writeHead()));

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
    this.#headThrottle.schedule();
  }

  /** Keeps what changed in the log. */
  write(delta: LogDelta): void {
    this.#enqueue(async () => {
      await this.#records.remove(delta.removed);
      await this.#records.put(delta.sockets);
      const compressed = await this.#records.compress();
      if (compressed.length === 0) return;
      await this.#writeHead();
      await this.#area.remove(compressed);
    });
    this.touch();
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

  async #writeHead(): Promise<void> {
    const emptyChunks = this.#records.dropEmptyChunks();
    const { sockets: _sockets, ...log } = this.#options.log();
    const recorder = this.#options.recorder();
    const head = (): Head<Recorder> => ({ ...log, recorder, records: this.#records.toSaved() });
    const text = JSON.stringify(head());
    if (text !== this.#lastHead) await this.#records.setItems({ [`${this.#prefix}head`]: head() });
    this.#lastHead = text;
    if (emptyChunks.length > 0) await this.#area.remove(emptyChunks);
  }

  /** A service worker that was stopped between two steps leaves chunks that no head names. */
  #removeOrphans(items: Readonly<Record<string, unknown>>): void {
    const named = this.#records.toSaved().chunks.map(({ key }) => key);
    const chunks = Object.keys(items).filter((key) => key.startsWith(`${this.#prefix}chunk:`));
    const orphans = chunks.filter((key) => !named.includes(key));
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
