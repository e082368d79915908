import type { SocketLog } from './socket-log.ts';

/** Milliseconds between two looks at the clock. */
const beat = 1_000;
/** A look that comes so many milliseconds late means that nothing ran: a busy machine delays it by less. */
const late = 10_000;

/**
 * Notices that the machine slept, or that the browser was frozen: the clock went on, and the timer did not. A service
 * worker that was stopped is no sleep: its timer is gone, and the next one begins with the time of its own start.
 */
export class SleepWatch {
  readonly #log: SocketLog;
  #timer: ReturnType<typeof setInterval> | null = null;
  #last = 0;

  constructor(log: SocketLog) {
    this.#log = log;
  }

  start(): void {
    if (this.#timer !== null) return;
    this.#last = Date.now();
    this.#timer = setInterval(() => this.#look(Date.now()), beat);
  }

  stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
  }

  #look(now: number): void {
    const from = this.#last;
    this.#last = now;
    if (now - from >= beat + late) this.#log.putSpan({ id: `asleep-${from}`, kind: 'asleep', from, to: now });
  }
}
