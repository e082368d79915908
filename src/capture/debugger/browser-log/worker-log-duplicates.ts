import { TextQueue } from '../../records/texts/text-queue.ts';
import type { LogText } from '../../records/texts/text-rows.ts';
import { Expiry } from '../../waiting.ts';

/** How long an entry waits for the same one in the other log, in milliseconds. */
const waitForOther = 3_000;
/** Entries that are kept over a stop of the service worker. */
const mostKept = 100;

interface WaitingEntry {
  readonly text: LogText;
  readonly key: string;
  readonly since: number;
}

/**
 * The browser logs a worker's failure in the worker's session and once more in the page's, with source `worker`
 * (measured). Where both were seen, the page's is nothing; one without the worker's stands for a worker that nobody
 * watched.
 */
export class WorkerLogDuplicates {
  readonly #inPage = new TextQueue<WaitingEntry>();
  readonly #inWorker = new TextQueue<WaitingEntry>();
  readonly #onUnwatched: (text: LogText) => void;
  readonly #expiry = new Expiry(this);

  /** `onUnwatched` gets the texts of workers that nobody watched. */
  constructor(onUnwatched: (text: LogText) => void) {
    this.#onUnwatched = onUnwatched;
  }

  /** The newest of what workers logged and their pages did not yet; kept over a stop of the service worker. */
  toSaved(): readonly LogText[] {
    return this.#inWorker.newest(mostKept).map(({ text }) => text);
  }

  restore(texts: readonly LogText[]): void {
    for (const text of texts) this.inWorker(text);
  }

  /** The page's session logs what a worker logged. */
  inPage(text: LogText): void {
    // Where too many wait, the oldest count as a worker's that nobody watched.
    for (const oldest of this.#meet(this.#inPage, this.#inWorker, text)) this.#onUnwatched(oldest.text);
  }

  /** A worker's own session logs it. */
  inWorker(text: LogText): void {
    this.#meet(this.#inWorker, this.#inPage, text);
  }

  /** Gives up on what has waited long enough. */
  expire(now: number): void {
    const isOver = ({ since }: WaitingEntry) => now - since >= waitForOther;
    this.#inWorker.takeAll(isOver);
    for (const { text } of this.#inPage.takeAll(isOver)) this.#onUnwatched(text);
  }

  /** Forgets what waits. */
  clear(): void {
    this.#expiry.stop();
    this.#inPage.clear();
    this.#inWorker.clear();
  }

  get isWaiting(): boolean {
    return this.#inPage.size + this.#inWorker.size > 0;
  }

  /** Gives those of its own that there is no room for any more. */
  #meet(
    own: TextQueue<WaitingEntry>,
    others: TextQueue<WaitingEntry>,
    text: LogText,
  ): readonly WaitingEntry[] {
    const key = `${text.url} ${text.text.text}`;
    const isKnown = others.take((other) => other.key === key) !== null;
    const over = isKnown ? [] : own.add({ text, key, since: Date.now() });
    this.#expiry.schedule();
    return over;
  }
}
