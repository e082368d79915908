import type { RehearsalProblem } from '../../model/recording.ts';
import type { GoneReason } from '../../model/socket.ts';
import { parseRecordId } from '../records/realm.ts';
import type { SocketLog } from '../records/socket-log.ts';
import { type Witness, type WitnessEvents, WitnessRefusal, wordsOf } from '../records/witness.ts';
import { withDeadline } from '../waiting.ts';
import { DocumentObserver, type SavedDocumentObserver } from './document-observer.ts';
import type { DocumentLine, PageScripts } from './page-scripts.ts';

/** What a witness needs of the world around it. */
interface ContentScriptWitnessOptions {
  readonly tabId: number;
  readonly scripts: PageScripts;
  readonly log: SocketLog;
  readonly events: WitnessEvents;
  /** Whether content scripts have to run in new documents on behalf of this tab. */
  readonly register: (wanted: boolean) => Promise<void>;
  readonly onClosed: () => void;
}

/** Milliseconds that a page may take to answer; it may be busy. */
const pageTimeout = 1_000;
/** Milliseconds that documents have to call again after the event page was stopped. */
const returnTimeout = 3_000;

/** Milliseconds in which, once a page is loaded, the line of the one before goes down and its own bridge calls. */
const callTimeout = 500;

/** Milliseconds that the next page may take to come: between two processes a tab has none that lets anybody in. */
const arrivalTimeout = 5_000;

/** Watches one tab by content scripts, and by what the browser says of its requests. */
export class ContentScriptWitness implements Witness {
  readonly #options: ContentScriptWitnessOptions;
  readonly #observer: DocumentObserver;
  readonly #cleanups: (() => void)[] = [];
  #isWatching = false;
  /** The browser shows the page of a crash; the next page calls by itself. */
  #showsCrash = false;
  /** When another page began to come that is not there yet; milliseconds since the epoch. */
  #arrivingSince: number | null = null;
  #injecting: Promise<unknown> = Promise.resolve();
  #lookTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: ContentScriptWitnessOptions) {
    this.#options = options;
    this.#observer = new DocumentObserver({
      ...options,
      frames: () => options.scripts.frames(options.tabId),
      onPageGone: () => void this.#lookForPage(),
    });
  }

  get isWatching(): boolean {
    return this.#isWatching;
  }

  /** A bridge of this tab called; `early` is what it said already. */
  connect(line: DocumentLine, early: readonly unknown[]): void {
    this.#observer.connect(line, early);
  }

  async start(isWanted: () => boolean): Promise<void> {
    const { scripts, tabId, events, register } = this.#options;
    if (!(await scripts.hasAccess())) throw new WitnessRefusal('no-access', '');
    if (!isWanted()) return;
    try {
      await register(true);
    } catch (error) {
      throw new WitnessRefusal('failed', wordsOf(error));
    }
    if (!isWanted()) return register(false);
    this.#watch();
    const injected = this.#inject();
    // A page that hangs has been let in all the same, once it goes on.
    if (!(await withDeadline(injected, pageTimeout, true))) {
      await this.stop(null);
      if (isWanted()) throw new WitnessRefusal('forbidden-page', '');
      return;
    }
    this.#expectPage();
    const page = await scripts.tab(tabId);
    if (page !== null) events.onPage(page.url, page.title);
  }

  async settled(): Promise<void> {
    await withDeadline(this.#injecting, pageTimeout, undefined);
  }

  async stop(gone: GoneReason | null): Promise<void> {
    if (!this.#isWatching) return;
    this.#isWatching = false;
    this.#showsCrash = false;
    this.#arrivingSince = null;
    clearTimeout(this.#lookTimer);
    for (const cleanup of this.#cleanups.splice(0)) cleanup();
    this.#observer.end(gone);
    // Scripts that stay registered find nobody who takes their reports, and are paused.
    await this.#options.register(false).catch(() => {});
  }

  rehearse(socketId: string, code: number, reason: string): Promise<RehearsalProblem | null> {
    const named = parseRecordId(socketId);
    if (named === null) return Promise.resolve('no-such-socket');
    const asked = this.#observer.rehearse(named.realm, named.socket, code, reason);
    return withDeadline(asked, pageTimeout, 'no-such-socket');
  }

  toSaved(): SavedDocumentObserver {
    return this.#observer.toSaved();
  }

  restore(saved: SavedDocumentObserver): void {
    this.#observer.restore(saved);
  }

  async resume(): Promise<boolean> {
    const { scripts, tabId, register } = this.#options;
    if (!(await scripts.hasAccess())) throw new WitnessRefusal('no-access', '');
    if ((await scripts.tab(tabId)) === null) return false;
    await register(true);
    this.#watch();
    this.#observer.awaitReturn(returnTimeout);
    return true;
  }

  close(): void {
    this.#options.onClosed();
  }

  #watch(): void {
    const { scripts, tabId, events } = this.#options;
    this.#isWatching = true;
    this.#cleanups.push(
      scripts.onRequest(tabId, this.#observer.requests.watch),
      scripts.onNavigation(tabId, {
        onLeaving: ({ frameId, at }) => {
          if (frameId === 0) this.#arrivingSince = Date.now();
          this.#observer.documents.leaving(frameId, at);
        },
        onReplaced: ({ frameId, documentId }) => this.#observer.documents.replaced(frameId, documentId),
        onLoaded: ({ frameId }) => this.#loaded(frameId),
        onCrashed: ({ frameId }) => {
          this.#showsCrash ||= frameId === 0;
          this.#observer.departures.crashed(frameId);
        },
      }),
      scripts.onTitle((titled, url, title) => {
        if (titled === tabId) events.onPage(url, title);
      }),
    );
  }

  /**
   * A page is there. The one on the line may be the one before, whose line is about to go down; where none is, its bridge
   * may be about to call: put into it a second time, the hook would look once more for its binding, which the page can see.
   */
  #loaded(frameId: number): void {
    if (frameId !== 0) return;
    this.#showsCrash = false;
    this.#arrivingSince = null;
    this.#lookLater(callTimeout);
  }

  /** No bridge has called from the page: nobody lets us in, or the scripts came too late. */
  async #lookForPage(): Promise<void> {
    if (!this.#isWatching || this.#observer.hasPage || this.#observer.departures.isPageUnexplained) return;
    if (this.#showsCrash) return;
    if (this.#arrivingSince !== null && Date.now() - this.#arrivingSince < arrivalTimeout) {
      this.#lookLater(arrivalTimeout);
      return;
    }
    const { scripts, tabId } = this.#options;
    // Its end is told by another way.
    if ((await scripts.tab(tabId)) === null) return;
    await this.#injecting;
    const isOpen = await this.#inject();
    if (!this.#isWatching || this.#observer.hasPage) return;
    if (isOpen) {
      this.#expectPage();
      return;
    }
    // Where the reader took the access away, this is the first page that shows it.
    const why = (await scripts.hasAccess()) ? 'forbidden-page' : 'no-access';
    if (this.#isWatching && !this.#observer.hasPage) this.#options.events.onInterrupted(why, 'page-left');
  }

  /** Scripts may have got into an empty document that stood there for a moment only: then no bridge calls. */
  #expectPage(): void {
    if (!this.#observer.hasPage) this.#lookLater(callTimeout);
  }

  #lookLater(milliseconds: number): void {
    clearTimeout(this.#lookTimer);
    this.#lookTimer = setTimeout(() => void this.#lookForPage(), milliseconds);
  }

  #inject(): Promise<boolean> {
    const injected = this.#options.scripts.inject(this.#options.tabId);
    this.#injecting = injected;
    return injected;
  }
}
