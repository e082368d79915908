import type { GoneReason } from '../../model/socket.ts';
import type { DocumentRealm } from './documents.ts';

/** Milliseconds that a document's end waits for what explains it: the page goes with its frames, a tab with its page. */
const holdTime = 250;
/** Milliseconds for the page of a crash to be shown, where nothing else explains the end (30 to 130 measured; a busy machine takes longer). */
const crashTime = 3_000;
/** Milliseconds by which the navigation may come before the end of the document that it replaces. */
const replacing = 3_000;

/** What was seen of a document whose line went down. */
export interface Traces {
  /** It said that it is being left. Measured: that comes before every end of a line but that of a crash. */
  readonly saidLast: boolean;
  /** Its words may have been missed: nobody listened then. */
  readonly unheard: boolean;
  /** Another document took its place. */
  readonly replaced: boolean;
  /** Its page stays, and has this frame no more; null where nobody can tell. */
  readonly removed: boolean | null;
}

/** Why a document is gone. `inferred`: nothing proves it. */
export interface Departure {
  readonly why: GoneReason;
  readonly inferred: boolean;
}

const proven = (why: GoneReason): Departure => ({ why, inferred: false });
const crash = proven('renderer-crashed');

/** A line that went down proves nothing by itself: it is the same after a navigation, a removal and a crash. */
export function whyGone({ saidLast, unheard, replaced, removed }: Traces): Departure {
  if (replaced) return proven('page-left');
  if (removed) return proven('frame-removed');
  if (saidLast) return { why: 'page-left', inferred: removed === null };
  return { why: unheard ? 'page-left' : 'renderer-crashed', inferred: true };
}

interface DeparturesOptions {
  readonly onGone: (realm: DocumentRealm, departure: Departure) => void;
  /** Whether a frame is missing in its page; null where there is no page to look at. */
  readonly isRemoved: (frame: number) => Promise<boolean | null>;
}

interface Held {
  readonly since: number;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** Documents whose line went down, until it is known why. */
export class Departures {
  readonly #options: DeparturesOptions;
  /** In the order in which their lines went down. */
  readonly #held = new Map<DocumentRealm, Held>();
  /** The page crashed, and no other one has come. */
  #pageCrash: Departure | null = null;

  constructor(options: DeparturesOptions) {
    this.#options = options;
  }

  /** Whether the page itself is gone, and it may yet turn out that it crashed. */
  get isPageUnexplained(): boolean {
    return [...this.#held.keys()].some((realm) => realm.frame === 0 && !this.#isExplained(realm));
  }

  /** The line of a document went down. */
  hold(realm: DocumentRealm): void {
    this.#wait(realm, this.#isExplained(realm) ? holdTime : crashTime);
  }

  /** A document has not called again after nobody had listened. */
  missing(realm: DocumentRealm): void {
    this.hold(realm);
    void this.#look(realm, true);
  }

  /** A document calls: the page, or one whose background had been stopped. */
  back(realm: DocumentRealm): void {
    if (realm.frame === 0) this.#pageCrash = null;
    this.#forget(realm);
  }

  /** The browser shows the page of a crash in a frame. */
  crashed(frame: number): void {
    const silent = [...this.#held.keys()].filter((realm) => !this.#isExplained(realm));
    const crashed = silent.find((realm) => realm.frame === frame);
    if (crashed === undefined) return;
    if (frame === 0) this.#gone(crashed, crash);
    else for (const realm of silent) this.#gone(realm, crash);
  }

  /** What is held waits no longer. */
  settle(): void {
    for (const realm of [...this.#held.keys()])
      this.#gone(realm, this.#pageCrash ?? whyGone(this.#traces(realm)));
  }

  /** Forgets what is held. */
  clear(): void {
    for (const realm of [...this.#held.keys()]) this.#forget(realm);
    this.#pageCrash = null;
  }

  #wait(realm: DocumentRealm, time: number): void {
    const held = this.#held.get(realm);
    clearTimeout(held?.timer);
    const timer = setTimeout(() => void this.#look(realm, false), time);
    this.#held.set(realm, { since: held?.since ?? Date.now(), timer });
  }

  async #look(realm: DocumentRealm, unheard: boolean): Promise<void> {
    const removed = realm.frame === 0 ? false : await this.#options.isRemoved(realm.frame);
    if (!this.#held.has(realm)) return;
    // What becomes of its page decides.
    if (removed === null && this.isPageUnexplained) this.#wait(realm, holdTime);
    else this.#gone(realm, this.#pageCrash ?? whyGone({ ...this.#traces(realm), removed, unheard }));
  }

  #forget(realm: DocumentRealm): void {
    clearTimeout(this.#held.get(realm)?.timer);
    this.#held.delete(realm);
  }

  #gone(realm: DocumentRealm, departure: Departure): void {
    const held = [...this.#held.keys()];
    this.#forget(realm);
    this.#options.onGone(realm, departure);
    if (realm.frame !== 0 || departure.why !== 'renderer-crashed') return;
    this.#pageCrash = departure;
    const page = held.indexOf(realm);
    for (const [index, frame] of held.entries()) {
      // Frames of other processes live a little longer, and say that they are being left; the page may have removed one before.
      const inferred = departure.inferred || (index < page && this.#isExplained(frame));
      if (index !== page) this.#gone(frame, { ...departure, inferred });
    }
  }

  #isExplained(realm: DocumentRealm): boolean {
    return realm.hasSaidLast || this.#isReplaced(realm);
  }

  #isReplaced(realm: DocumentRealm): boolean {
    const since = this.#held.get(realm)?.since ?? Date.now();
    return realm.replacedAt !== undefined && since - realm.replacedAt < replacing;
  }

  #traces(realm: DocumentRealm): Traces {
    return {
      saidLast: realm.hasSaidLast,
      unheard: false,
      replaced: this.#isReplaced(realm),
      removed: realm.frame === 0 ? false : null,
    };
  }
}
