import type { GoneReason } from '../../model/socket.ts';
import type { Realm } from '../records/realm.ts';
import type { Sessions } from './sessions.ts';

/** Milliseconds that an end waits for a navigation that would explain it. */
const holdTime = 250;
/** Milliseconds that a worker is given to be attached to anew. */
const returnTime = 5_000;

/** Ends of realms that are not told at once: something may still explain them, or undo them. */
export class DeferredEndings {
  readonly #sessions: Sessions;
  readonly #onGone: (realm: Realm, why: GoneReason) => void;
  /** Realms that went while their page began to navigate. */
  readonly #held: { readonly realm: Realm; readonly why: GoneReason }[] = [];
  #holdTimer: ReturnType<typeof setTimeout> | null = null;
  /** Realms whose target was let go of, to be attached to anew. */
  readonly #returning: Realm[] = [];
  #returnTimer: ReturnType<typeof setTimeout> | null = null;

  constructor(sessions: Sessions, onGone: (realm: Realm, why: GoneReason) => void) {
    this.#sessions = sessions;
    this.#onGone = onGone;
  }

  /** Tells the end of a realm; a document may come back from the back-forward cache. */
  leave(realm: Realm, why: GoneReason): void {
    if (realm.frameId !== null) this.#sessions.toBackForwardCache(realm);
    this.#onGone(realm, why);
  }

  /** When a page is left, its workers and frames go just before its own contexts do (measured). */
  hold(realms: readonly Realm[], why: GoneReason): void {
    this.#held.push(...realms.map((realm) => ({ realm, why })));
    this.#holdTimer ??= setTimeout(() => this.#release(null), holdTime);
  }

  /** These were let go of, to be attached to anew; those that do not come back are gone. */
  awaitReattach(realms: readonly Realm[]): void {
    for (const realm of realms) this.#sessions.toBackForwardCache(realm);
    this.#returning.push(...realms);
    this.#returnTimer ??= setTimeout(() => {
      this.#returnTimer = null;
      const gone = this.#returning.splice(0).filter((realm) => this.#sessions.forgetFrozen(realm));
      for (const realm of gone) this.#onGone(realm, realm.frameId === null ? 'worker-ended' : 'page-left');
    }, returnTime);
  }

  /** A navigation explains the ends that are held. */
  explain(why: GoneReason): void {
    this.#release(why);
  }

  /** Tells what is held, and stops waiting for returns. */
  stop(): void {
    this.#release(null);
    if (this.#returnTimer !== null) clearTimeout(this.#returnTimer);
    this.#returnTimer = null;
    this.#returning.length = 0;
  }

  #release(because: GoneReason | null): void {
    if (this.#holdTimer !== null) clearTimeout(this.#holdTimer);
    this.#holdTimer = null;
    for (const { realm, why } of this.#held.splice(0)) {
      if (because === null) this.#onGone(realm, why);
      else this.leave(realm, because);
    }
  }
}
