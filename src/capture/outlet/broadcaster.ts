import type { CaptureMessage, Changes } from '../../channel/messages.ts';
import type { SocketLog } from '../records/socket-log.ts';
import { Throttle } from '../throttle.ts';

/** Milliseconds between two batches of changes: a close is told within a frame. */
const changesInterval = 16;
/** Milliseconds between two batches of counters. */
const trafficInterval = 500;

export interface Listeners {
  deliver(message: CaptureMessage): void;
  /** Keeps changes where they outlive the service worker. */
  keep(changes: Changes): void;
}

/** Tells what changed in a log: the first change at once, then in batches. */
export class Broadcaster {
  readonly #book: SocketLog;
  readonly #listeners: Listeners;
  readonly #changes = new Throttle(changesInterval, () => this.#flushChanges());
  readonly #traffic = new Throttle(trafficInterval, () => this.#flushTraffic());

  constructor(book: SocketLog, listeners: Listeners) {
    this.#book = book;
    this.#listeners = listeners;
  }

  /** Something changed. */
  schedule(): void {
    if (this.#book.hasChanges) this.#changes.schedule();
    if (this.#book.hasTraffic) this.#traffic.schedule();
  }

  /** Tells what has changed so far. */
  flush(): void {
    this.#flushChanges();
    this.#flushTraffic();
  }

  /** Stops the clocks; what has not been told yet stays untold. */
  stop(): void {
    this.#changes.stop();
    this.#traffic.stop();
  }

  #flushChanges(): void {
    const changes = this.#book.takeChanges();
    if (changes === null) return;
    this.#listeners.keep(changes);
    this.#listeners.deliver(changes);
  }

  #flushTraffic(): void {
    const traffic = this.#book.takeTraffic();
    if (traffic !== null) this.#listeners.deliver(traffic);
  }
}
