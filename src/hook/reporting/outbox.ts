import { now } from '../primitives/clock.ts';
import { encode } from '../primitives/json.ts';
import { delayTask, queueTask } from '../primitives/tasks.ts';
import { createTokenBucket, type TokenBucket } from '../primitives/token-bucket.ts';
import { SentCalls } from '../sockets/sent-calls.ts';
import type { HookReport } from './reports.ts';

/** A queue of more characters than this is sent at once. */
const callLength = 250_000;
/** Calls of the binding per second that are made at once; later ones wait for `busyDelay`. */
const promptCalls = 50;
/** Milliseconds for which reports are collected while there are many. */
const busyDelay = 100;

export type Binding = (payload: string) => void;

/** Collects reports and passes them to the binding, in order. Each call has a number, so that none is missed or taken twice. */
export class Outbox {
  #binding: Binding | null;
  #queue = '';
  #flushAwaited = false;
  #awaitedSince = 0;
  #windowStart = 0;
  #callsInWindow = 0;
  readonly #bucket: TokenBucket;
  #calls = 0;
  readonly #sent = new SentCalls();
  readonly #flush = () => this.flush();

  constructor(binding: Binding) {
    this.#binding = binding;
    this.#bucket = createTokenBucket(now());
  }

  /** Whether reports have a binding to go to. */
  get listening(): boolean {
    return this.#binding !== null;
  }

  /** Sends to another binding from now on; null: to none. */
  connect(binding: Binding | null): void {
    this.#binding = binding;
    if (binding !== null) return;
    this.#queue = '';
    this.forget();
  }

  /** Lets go of what was sent so far: nobody will ask for it. */
  forget(): void {
    this.#sent.forget(this.#calls);
  }

  /** Sends again what came after the call of this number, which has arrived, and says so where some of it is gone. */
  sendAgain(after: number): void {
    this.#sent.forget(after);
    const goneUpTo = (this.#sent.firstNumber ?? this.#calls + 1) - 1;
    if (goneUpTo > after) this.#call(encode([{ type: 'gap', upTo: goneUpTo } satisfies HookReport]));
    this.#sent.each((payload) => this.#call(payload));
  }

  /** Whether one more socket may be reported one by one. */
  admits(): boolean {
    return this.#bucket.admits(now());
  }

  /** Queues a report. It is sent in the next microtask, or up to `busyDelay` later while there are many. */
  send(report: HookReport): void {
    if (this.#binding === null) return;
    const text = encode(report);
    this.#bucket.spend(text.length);
    this.#queue += this.#queue === '' ? text : `,${text}`;
    if (this.#queue.length > callLength || this.#isOverdue()) this.flush();
    else this.#awaitFlush();
  }

  /** A timer waits for all tasks that a flood of events has queued before it. */
  #isOverdue(): boolean {
    return this.#flushAwaited && now() - this.#awaitedSince >= busyDelay;
  }

  /** Sends what is queued now. */
  flush(): void {
    this.#flushAwaited = false;
    if (this.#queue === '' || this.#binding === null) return;
    const head = encode({ type: 'call', number: ++this.#calls } satisfies HookReport);
    const payload = `[${head},${this.#queue}]`;
    this.#queue = '';
    this.#callsInWindow++;
    this.#sent.keep(this.#calls, payload);
    this.#call(payload);
  }

  #call(payload: string): void {
    const binding = this.#binding;
    if (binding === null) return;
    try {
      binding(payload);
    } catch {
      // The debugger has left.
    }
  }

  #awaitFlush(): void {
    if (this.#flushAwaited) return;
    this.#flushAwaited = true;
    const time = now();
    this.#awaitedSince = time;
    if (time - this.#windowStart >= 1_000 || time < this.#windowStart) {
      this.#windowStart = time;
      this.#callsInWindow = 0;
    }
    if (this.#callsInWindow < promptCalls || !delayTask(this.#flush, busyDelay)) queueTask(this.#flush);
  }
}
