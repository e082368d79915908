/** Runs a task soon after it was asked for, but no sooner than `interval` milliseconds after the last time. */
export class Throttle {
  readonly #interval: number;
  readonly #task: () => void;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #last = 0;

  constructor(interval: number, task: () => void) {
    this.#interval = interval;
    this.#task = task;
  }

  schedule(): void {
    if (this.#timer !== null) return;
    const wait = Math.min(this.#interval, Math.max(0, this.#last + this.#interval - Date.now()));
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#last = Date.now();
      this.#task();
    }, wait);
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
