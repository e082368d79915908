import { now } from './clock.ts';
import { encode } from './json.ts';
import type { HookReport } from './reports.ts';
import { delayTask, queueTask } from './tasks.ts';
import { createTokenBucket, type TokenBucket } from './token-bucket.ts';

/** Characters of one call of the binding, about: a full queue goes at once. */
const callLength = 250_000;
/** Calls a second that go at once; what comes after waits for `busyDelay`. */
const promptCalls = 50;
/** Milliseconds that reports are gathered while there are many. */
const busyDelay = 100;

export type Binding = (payload: string) => void;

/** Gathers reports and hands them to the binding, in order. */
export class Outbox {
  #binding: Binding | null;
  #queue = '';
  #flushAwaited = false;
  #windowStart = 0;
  #callsInWindow = 0;
  readonly #bucket: TokenBucket;
  readonly #flush = () => this.flush();

  constructor(binding: Binding) {
    this.#binding = binding;
    this.#bucket = createTokenBucket(now());
  }

  /** Whether anyone listens. */
  get listening(): boolean {
    return this.#binding !== null;
  }

  /** Sends to another binding from now on, or with null nowhere. What was queued is gone. */
  connect(binding: Binding | null): void {
    this.#binding = binding;
    this.#queue = '';
  }

  /** Whether one more socket may be reported one by one. */
  admits(): boolean {
    return this.#bucket.admits(now());
  }

  /** Queues a report; it goes with the next microtask, or a little later while there are many. */
  send(report: HookReport): void {
    if (this.#binding === null) return;
    const text = encode(report);
    this.#bucket.spend(text.length);
    this.#queue += this.#queue === '' ? text : `,${text}`;
    if (this.#queue.length > callLength) this.flush();
    else this.#awaitFlush();
  }

  /** Sends what is queued now. */
  flush(): void {
    this.#flushAwaited = false;
    if (this.#queue === '' || this.#binding === null) return;
    const payload = `[${this.#queue}]`;
    this.#queue = '';
    this.#callsInWindow++;
    const binding = this.#binding;
    try {
      binding(payload);
    } catch {
      // Nobody listens any more.
    }
  }

  #awaitFlush(): void {
    if (this.#flushAwaited) return;
    this.#flushAwaited = true;
    const time = now();
    if (time - this.#windowStart >= 1_000 || time < this.#windowStart) {
      this.#windowStart = time;
      this.#callsInWindow = 0;
    }
    if (this.#callsInWindow < promptCalls || !delayTask(this.#flush, busyDelay)) queueTask(this.#flush);
  }
}
