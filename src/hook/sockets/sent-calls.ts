import { limits } from '../../model/limits.ts';

/** One call of the binding. */
interface SentCall {
  readonly number: number;
  readonly payload: string;
  next: SentCall | null;
}

/**
 * The last calls of the binding, by their numbers: whoever listens may have missed some, as a service worker that was
 * stopped, and asks for them again. Bounded: the oldest go.
 */
export class SentCalls {
  #first: SentCall | null = null;
  #latest: SentCall | null = null;
  #length = 0;

  keep(number: number, payload: string): void {
    const call = { number, payload, next: null };
    if (this.#latest === null) this.#first = call;
    else this.#latest.next = call;
    this.#latest = call;
    this.#length += payload.length;
    while (this.#length > limits.sentReportsLength && this.#first !== null) this.#dropFirst(this.#first);
  }

  /** Forgets the calls up to this number: they have arrived. */
  forget(upTo: number): void {
    while (this.#first !== null && this.#first.number <= upTo) this.#dropFirst(this.#first);
  }

  /** The number of the oldest call that is there; null where none is. */
  get firstNumber(): number | null {
    return this.#first === null ? null : this.#first.number;
  }

  /** Calls `visit` with every payload, the oldest first. */
  each(visit: (payload: string) => void): void {
    for (let call = this.#first; call !== null; call = call.next) visit(call.payload);
  }

  #dropFirst(call: SentCall): void {
    this.#first = call.next;
    if (this.#first === null) this.#latest = null;
    this.#length -= call.payload.length;
  }
}
