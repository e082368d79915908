import type { DocumentRealm } from './documents.ts';

/** Milliseconds that the documents of a page which was left may take to go. */
const patience = 250;

/**
 * A page gives way to the next one. Their processes may differ, so what the next one says waits until the last words of
 * the one before have come.
 */
export class PageTurn {
  readonly #leaving: Set<DocumentRealm>;
  readonly #onDone: (late: readonly DocumentRealm[]) => void;
  readonly #waiting: (() => void)[] = [];
  readonly #timer: ReturnType<typeof setTimeout>;
  #done = false;

  /** `onDone` gets those of `leaving` that have not gone yet. */
  constructor(leaving: readonly DocumentRealm[], onDone: (late: readonly DocumentRealm[]) => void) {
    this.#leaving = new Set(leaving);
    this.#onDone = onDone;
    this.#timer = setTimeout(() => this.finish(), patience);
  }

  /** A document went, or is in the back-forward cache now. */
  went(realm: DocumentRealm): void {
    this.#leaving.delete(realm);
    if (this.#leaving.size === 0) this.finish();
  }

  /** Whether a document belongs to the page that is left. */
  leaves(realm: DocumentRealm): boolean {
    return this.#leaving.has(realm);
  }

  /** Does this after the turn. */
  after(task: () => void): void {
    if (this.#done) task();
    else this.#waiting.push(task);
  }

  /** Waits no longer. */
  finish(): void {
    if (this.#done) return;
    this.#done = true;
    clearTimeout(this.#timer);
    this.#onDone([...this.#leaving]);
    for (const task of this.#waiting) task();
  }

  /** The recording ends: nothing comes after. */
  cancel(): void {
    this.#done = true;
    clearTimeout(this.#timer);
  }
}
