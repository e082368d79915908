import type { GoneReason } from '../../model/socket.ts';
import type { DocumentRealm } from './documents.ts';

/** Milliseconds that a document's end waits for what explains it: the page goes with its frames, a tab with its page. */
const holdTime = 250;

/** Documents whose line went down, until it is known why. */
export class Departures {
  readonly #onGone: (realm: DocumentRealm, why: GoneReason) => void;
  readonly #isThere: (frame: number) => boolean;
  readonly #held = new Map<DocumentRealm, ReturnType<typeof setTimeout>>();

  /** `isThere`: whether a frame shows a document by now. */
  constructor(onGone: (realm: DocumentRealm, why: GoneReason) => void, isThere: (frame: number) => boolean) {
    this.#onGone = onGone;
    this.#isThere = isThere;
  }

  /** The line of a document went down. */
  hold(realm: DocumentRealm): void {
    clearTimeout(this.#held.get(realm));
    this.#held.set(
      realm,
      setTimeout(() => this.#settle(realm), holdTime),
    );
  }

  /** It called again: its background had been stopped. */
  back(realm: DocumentRealm): void {
    clearTimeout(this.#held.get(realm));
    this.#held.delete(realm);
  }

  /** What is held went for this reason. */
  explain(why: GoneReason): void {
    for (const realm of [...this.#held.keys()]) this.#gone(realm, why);
  }

  /** Forgets what is held. */
  clear(): void {
    for (const timer of this.#held.values()) clearTimeout(timer);
    this.#held.clear();
  }

  /** A frame without a page or with another document was left; one that shows nothing while its page stays was removed. */
  #settle(realm: DocumentRealm): void {
    const removed = realm.frame !== 0 && !this.#isThere(realm.frame) && this.#isThere(0);
    this.#gone(realm, removed ? 'frame-removed' : 'page-left');
  }

  #gone(realm: DocumentRealm, why: GoneReason): void {
    this.back(realm);
    this.#onGone(realm, why);
  }
}
