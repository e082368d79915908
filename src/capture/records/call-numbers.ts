import type { Realm } from './realm.ts';

/** What is to be done about calls that did not come. */
export interface CallEvents {
  /** Calls of a realm's hook were missed: it has to be asked for them. */
  readonly onMissed: (realm: Realm) => void;
  /** Something was missed that nobody can tell any more. */
  readonly onGap: () => void;
  /** Calls of a realm's hook were lost, or may have been. */
  readonly onLost: (realm: Realm) => void;
}

/** The calls of the hooks by their numbers: each is taken once and in its order, or asked for, or counted as a gap. */
export class CallNumbers {
  readonly #events: CallEvents;
  /** Realms that were asked for what was missed, and have not said yet. */
  readonly #asked = new Set<Realm>();

  constructor(events: CallEvents) {
    this.#events = events;
  }

  /** Whether a call of a realm's hook is the one that is awaited; asks for those that were missed. */
  isNext(realm: Realm, number: number): boolean {
    const { lastCall } = realm;
    if (lastCall !== null && number > lastCall + 1) this.#events.onMissed(realm);
    if (lastCall !== null && number !== lastCall + 1) return false;
    // What came between the last call that was taken and this one may be lost.
    if (lastCall === null) this.#events.onLost(realm);
    realm.lastCall = number;
    return true;
  }

  /** A hook has let go of its calls up to this number. */
  gap(realm: Realm, upTo: number): void {
    if (realm.lastCall === null || upTo <= realm.lastCall) return;
    realm.lastCall = upTo;
    this.#events.onLost(realm);
    this.#events.onGap();
  }

  /** A realm is asked for what was missed. */
  ask(realm: Realm): void {
    this.#asked.add(realm);
  }

  /** Whether a realm was asked, and has not said yet. */
  isAsked(realm: Realm): boolean {
    return this.#asked.has(realm);
  }

  /** It has said what it knows. */
  answered(realm: Realm): void {
    this.#asked.delete(realm);
  }

  /** A realm does not answer: what was missed cannot be known, and what comes is taken as it comes. */
  cannotAsk(realm: Realm): void {
    this.#asked.delete(realm);
    realm.lastCall = null;
    this.#events.onLost(realm);
    this.#events.onGap();
  }

  /** A realm went; what it was still to say nobody can tell any more. */
  gone(realm: Realm): void {
    if (!this.#asked.delete(realm)) return;
    this.#events.onLost(realm);
    this.#events.onGap();
  }

  clear(): void {
    this.#asked.clear();
  }
}
