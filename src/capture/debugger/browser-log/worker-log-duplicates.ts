import type { SocketText } from './parse-log-entry.ts';

/** How long an echo waits for its twin, and a twin for its echo, in milliseconds. */
const waitForTwin = 3_000;
/** Echoes that wait at once; a page can make the browser log without end. */
const waitingLimit = 5_000;

interface Waiting {
  readonly session: string;
  readonly found: SocketText;
  readonly key: string;
  readonly since: number;
}

/**
 * The browser logs a worker's failure in the worker's session and once more in the page's, with source `worker`
 * (measured). An echo whose twin was seen is nothing; one without a twin stands for a worker that nobody watched.
 */
export class WorkerLogDuplicates {
  #echoes: Waiting[] = [];
  #twins: Waiting[] = [];
  readonly #onAlone: (session: string, found: SocketText) => void;

  constructor(onAlone: (session: string, found: SocketText) => void) {
    this.#onAlone = onAlone;
  }

  /** The page's session tells what a worker logged. */
  echo(session: string, found: SocketText, now: number): void {
    this.#meet(this.#echoes, this.#twins, session, found, now);
  }

  /** A worker's own session tells it. */
  original(session: string, found: SocketText, now: number): void {
    this.#meet(this.#twins, this.#echoes, session, found, now);
  }

  /** Lets go of what has waited long enough. */
  expire(now: number): void {
    const over = ({ since }: Waiting) => now - since >= waitForTwin;
    const alone = this.#echoes.filter(over);
    this.#echoes = this.#echoes.filter((echo) => !over(echo));
    this.#twins = this.#twins.filter((twin) => !over(twin));
    for (const { session, found } of alone) this.#onAlone(session, found);
  }

  /** Waits for nothing any more. */
  clear(): void {
    this.#echoes = [];
    this.#twins = [];
  }

  get isWaiting(): boolean {
    return this.#echoes.length + this.#twins.length > 0;
  }

  #meet(own: Waiting[], others: Waiting[], session: string, found: SocketText, now: number): void {
    const key = `${found.url} ${found.text.text}`;
    const index = others.findIndex((other) => other.key === key);
    if (index >= 0) others.splice(index, 1);
    else if (own.length < waitingLimit) own.push({ session, found, key, since: now });
  }
}
