/** Settles after some milliseconds. */
export const delay = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds));

/** What a promise gives, or `otherwise` where it has not settled after `milliseconds`. Leaves no timer behind. */
export async function withDeadline<Result, Otherwise>(
  promise: Promise<Result>,
  milliseconds: number,
  otherwise: Otherwise,
): Promise<Result | Otherwise> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const deadline = new Promise<Otherwise>((done) => {
    timer = setTimeout(() => done(otherwise), milliseconds);
  });
  try {
    return await Promise.race([promise, deadline]);
  } finally {
    clearTimeout(timer);
  }
}

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

/** Milliseconds between two looks at what waits for its other half. */
const expiryInterval = 250;

/** What waits for its other half, and for how long at most. */
interface Waiting {
  readonly isWaiting: boolean;
  /** Settles what has waited long enough by `now`. */
  expire(now: number): void;
}

/** Looks at what waits every quarter of a second, as long as something does. */
export class Expiry {
  readonly #waiting: Waiting;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(waiting: Waiting) {
    this.#waiting = waiting;
  }

  /** Has to be called whenever something may have begun to wait. */
  schedule(): void {
    if (this.#timer !== null || !this.#waiting.isWaiting) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#waiting.expire(Date.now());
      this.schedule();
    }, expiryInterval);
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
