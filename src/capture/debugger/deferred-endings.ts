import type { GoneReason } from '../../model/socket.ts';
import type { SocketTracker } from '../records/socket-tracker.ts';
import type { DebuggerRealm, Sessions } from './sessions.ts';

/** Milliseconds that an end waits for a navigation that would explain it. */
const holdTime = 250;
/** Milliseconds in which a worker has to be attached to again. */
const reattachTime = 5_000;

/** Ends of realms that are not recorded at once: something may still explain them, or undo them. */
export class DeferredEndings {
  readonly #sessions: Sessions;
  readonly #tracker: SocketTracker;
  /** Realms that went while their page began to navigate. */
  readonly #held: { readonly realm: DebuggerRealm; readonly why: GoneReason }[] = [];
  #holdTimer: ReturnType<typeof setTimeout> | null = null;
  /** Realms whose target was detached, to be attached to again. */
  readonly #reattaching: DebuggerRealm[] = [];
  #reattachTimer: ReturnType<typeof setTimeout> | null = null;

  constructor(sessions: Sessions, tracker: SocketTracker) {
    this.#sessions = sessions;
    this.#tracker = tracker;
  }

  /** Records the end of a realm; a document may come back from the back-forward cache. */
  leave(realm: DebuggerRealm, why: GoneReason): void {
    if (realm.frameId !== null) this.#sessions.park(realm);
    this.#tracker.gone(realm, why);
  }

  /** When a page is left, its workers and frames go just before its own contexts do (measured). */
  hold(realms: readonly DebuggerRealm[], why: GoneReason): void {
    this.#held.push(...realms.map((realm) => ({ realm, why })));
    this.#holdTimer ??= setTimeout(() => this.#release(null), holdTime);
  }

  /** These were detached, to be attached to again; those that do not come back are gone. */
  awaitReattach(realms: readonly DebuggerRealm[]): void {
    if (realms.length === 0) return;
    for (const realm of realms) this.#sessions.park(realm);
    this.#reattaching.push(...realms);
    this.#reattachTimer ??= setTimeout(() => {
      this.#reattachTimer = null;
      const gone = this.#reattaching.splice(0).filter((realm) => this.#sessions.forgetParked(realm));
      for (const realm of gone)
        this.#tracker.gone(realm, realm.frameId === null ? 'worker-ended' : 'page-left');
    }, reattachTime);
  }

  /** A navigation explains the ends that are held. */
  explain(why: GoneReason): void {
    this.#release(why);
  }

  /** Records what is held, and waits for nothing more. */
  stop(): void {
    this.#release(null);
    if (this.#reattachTimer !== null) clearTimeout(this.#reattachTimer);
    this.#reattachTimer = null;
    this.#reattaching.length = 0;
  }

  #release(because: GoneReason | null): void {
    if (this.#holdTimer !== null) clearTimeout(this.#holdTimer);
    this.#holdTimer = null;
    for (const { realm, why } of this.#held.splice(0)) {
      if (because === null) this.#tracker.gone(realm, why);
      else this.leave(realm, because);
    }
  }
}
