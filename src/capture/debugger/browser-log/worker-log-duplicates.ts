import { limits } from '../../../model/limits.ts';
import type { LogText } from '../../records/log-text-matcher.ts';
import { Expiry } from '../../waiting.ts';

/** How long an entry waits for the same one in the other log, in milliseconds. */
const waitForOther = 3_000;

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
  #inPage: WaitingEntry[] = [];
  #inWorker: WaitingEntry[] = [];
  readonly #onUnwatched: (text: LogText) => void;
  readonly #expiry = new Expiry(this);

  /** `onUnwatched` gets the texts of workers that nobody watched. */
  constructor(onUnwatched: (text: LogText) => void) {
    this.#onUnwatched = onUnwatched;
  }

  /** The page's session logs what a worker logged. */
  inPage(text: LogText): void {
    this.#meet(this.#inPage, this.#inWorker, text);
  }

  /** A worker's own session logs it. */
  inWorker(text: LogText): void {
    this.#meet(this.#inWorker, this.#inPage, text);
  }

  /** Gives up on what has waited long enough. */
  expire(now: number): void {
    const isOver = ({ since }: WaitingEntry) => now - since >= waitForOther;
    const alone = this.#inPage.filter(isOver);
    this.#inPage = this.#inPage.filter((entry) => !isOver(entry));
    this.#inWorker = this.#inWorker.filter((entry) => !isOver(entry));
    for (const { text } of alone) this.#onUnwatched(text);
  }

  /** Forgets what waits. */
  clear(): void {
    this.#expiry.stop();
    this.#inPage = [];
    this.#inWorker = [];
  }

  get isWaiting(): boolean {
    return this.#inPage.length + this.#inWorker.length > 0;
  }

  #meet(own: WaitingEntry[], others: WaitingEntry[], text: LogText): void {
    const key = `${text.url} ${text.text.text}`;
    const index = others.findIndex((other) => other.key === key);
    if (index >= 0) others.splice(index, 1);
    else if (own.length < limits.waitingTexts) own.push({ text, key, since: Date.now() });
    this.#expiry.schedule();
  }
}
