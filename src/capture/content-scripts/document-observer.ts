import type { RehearsalProblem } from '../../model/recording.ts';
import type { GoneReason } from '../../model/socket.ts';
import type { SocketLog } from '../records/socket-log.ts';
import { type RealmReport, type SavedTracker, SocketTracker } from '../records/socket-tracker.ts';
import type { WitnessEvents } from '../records/witness.ts';
import { type BridgeMessage, parseBridgeMessage } from './bridge/bridge-messages.ts';
import { type Departure, Departures } from './departures.ts';
import { type DocumentRealm, Documents, type SavedDocuments } from './documents.ts';
import { HookQuestions } from './hook-questions.ts';
import { PageRehearsals } from './page-rehearsals.ts';
import type { DocumentLine } from './page-scripts.ts';
import { PageTurn } from './page-turn.ts';
import { PolicyTexts } from './policy-texts.ts';
import { DocumentRequests } from './requests/document-requests.ts';
import type { ObservedRequest } from './requests/observed-request.ts';

interface DocumentObserverOptions {
  readonly log: SocketLog;
  readonly events: WitnessEvents;
  /** The page went, and no other one has called. */
  readonly onPageGone: () => void;
  /** The frames that the tab has now; null where it is gone. */
  readonly frames: () => Promise<readonly number[] | null>;
}

/** What is kept of an observer besides its log. */
export interface SavedDocumentObserver {
  readonly tracker: SavedTracker;
  readonly documents: SavedDocuments;
  readonly requests: readonly ObservedRequest[];
}

/** The page was left: another document is there. */
const left: Departure = { why: 'page-left', inferred: false };

/** The documents of one tab's recording: what their bridges say, when they go, and whose the browser's requests are. */
export class DocumentObserver {
  readonly requests: DocumentRequests;
  readonly #options: DocumentObserverOptions;
  readonly documents = new Documents();
  readonly departures: Departures;
  readonly #tracker: SocketTracker;
  readonly #questions: HookQuestions;
  readonly #rehearsals = new PageRehearsals();
  readonly #policies: PolicyTexts;
  #turn: PageTurn | null = null;
  /** Whether the page itself has called in this recording. */
  #hadPage = false;
  /** Why the last page went: what is still of it goes for the same reason. */
  #pageGone: Departure = left;
  #returnTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: DocumentObserverOptions) {
    this.#options = options;
    const { log, events } = options;
    this.#policies = new PolicyTexts(log);
    this.#tracker = new SocketTracker(log, {
      onMissed: (realm) => {
        const known = this.documents.get(realm.session);
        if (known !== null) this.#questions.askForMissed(known);
      },
      onGap: events.onGap,
      onEnded: (realm, id) => this.requests.socketEnded(realm, id),
    });
    this.#questions = new HookQuestions(this.documents, this.#tracker);
    this.requests = new DocumentRequests({
      log,
      realmOf: (documentId) => this.documents.get(documentId),
      newRowId: () => this.#tracker.newRowId(),
      onChange: events.onStateChange,
    });
    this.departures = new Departures({
      onGone: (realm, departure) => this.#gone(realm, departure),
      isRemoved: async (frame) => {
        const frames = await options.frames();
        return this.hasPage && frames !== null ? !frames.includes(frame) : null;
      },
    });
  }

  /** Whether the page that is shown is on the line; one in the back-forward cache has its line still up. */
  get hasPage(): boolean {
    const pages = this.documents.all().filter(({ frame, cached }) => frame === 0 && !cached);
    return pages.some((page) => this.documents.lineOf(page) !== null);
  }

  /** A bridge called; `early` is what it said already. */
  connect(line: DocumentLine, early: readonly unknown[]): void {
    line.onMessage((message) => this.#hear(line, message));
    line.onDisconnect(() => this.#lost(line));
    for (const message of early) this.#hear(line, message);
  }

  /** Makes a socket of the page end with a code; gives a problem, or null. Settles when the page has answered. */
  rehearse(index: number, socket: number, code: number, reason: string): Promise<RehearsalProblem | null> {
    const realm = this.documents.byIndex(index);
    const line = realm === null ? null : this.documents.lineOf(realm);
    if (line === null) return Promise.resolve('no-such-socket');
    return this.#rehearsals.ask(line, socket, code, reason);
  }

  /** The event page was stopped: documents that have not called again by then are gone. */
  awaitReturn(milliseconds: number): void {
    this.#returnTimer = setTimeout(() => {
      for (const realm of this.documents.all()) {
        if (this.documents.lineOf(realm) === null) this.departures.missing(realm);
      }
    }, milliseconds);
  }

  /** Recording ends: every hook is paused. `gone`: so did every socket that still lives; the others leave the log. */
  end(gone: GoneReason | null): void {
    clearTimeout(this.#returnTimer);
    this.#turn?.cancel();
    this.#turn = null;
    if (gone === null || gone === 'page-left') this.departures.settle();
    this.departures.clear();
    for (const line of this.documents.lines()) line.send({ type: 'pause' });
    if (gone !== null) {
      const { why, inferred } = gone === 'page-left' ? this.#pageGone : { why: gone, inferred: false };
      for (const realm of this.documents.all()) this.#tracker.gone(realm, why, inferred);
    }
    this.#tracker.end();
    this.requests.clear();
    this.documents.clear();
    this.#hadPage = false;
    this.#pageGone = left;
    this.#questions.clear();
    this.#rehearsals.clear();
    this.#policies.clear();
  }

  toSaved(): SavedDocumentObserver {
    return {
      tracker: this.#tracker.toSaved(),
      documents: this.documents.toSaved(),
      requests: this.requests.toSaved(),
    };
  }

  restore(saved: SavedDocumentObserver): void {
    this.documents.restore(saved.documents);
    this.#tracker.restore(saved.tracker, (index) => this.documents.byIndex(index));
    this.#hadPage = true;
    this.requests.restore(saved.requests);
  }

  #hear(line: DocumentLine, received: unknown): void {
    const message = parseBridgeMessage(received);
    if (message === null) return;
    if (message.type === 'document') {
      this.#arrived(line, message.hook === 'new');
      return;
    }
    const realm = this.documents.get(line.documentId);
    if (realm === null || this.documents.lineOf(realm) !== line) return;
    if (this.#turn === null || this.#turn.leaves(realm)) this.#take(realm, message);
    else this.#turn.after(() => this.#take(realm, message));
  }

  #take(realm: DocumentRealm, message: Exclude<BridgeMessage, { type: 'document' }>): void {
    switch (message.type) {
      case 'reports': {
        const reports = this.#tracker.receive(realm, message.payload);
        for (const report of reports) this.#reported(realm, report);
        this.#policies.claim(realm);
        if (reports.length > 0) this.#options.events.onStateChange();
        break;
      }
      case 'policy':
        this.#policies.add(realm, message);
        break;
      case 'resumed':
        this.#questions.answered(realm, message.resumed);
        break;
      case 'rehearsed':
        this.#rehearsals.answered(message.request, message.problem);
        break;
    }
  }

  #arrived(line: DocumentLine, hookIsNew: boolean): void {
    const others = this.documents.all().filter(({ cached }) => !cached);
    const { realm, known } = this.documents.connect(line, hookIsNew);
    this.departures.back(realm);
    // Nothing but an empty document may come after a crash by itself.
    if (!known && line.url !== 'about:blank') this.documents.replaced(line.frameId, line.documentId);
    if (known) this.#questions.askForMissed(realm);
    else if (!hookIsNew) this.#questions.wake(realm);
    if (!known && realm.frame === 0) {
      // The first page is the one that was there.
      if (this.#hadPage) this.#turnPage(others, realm);
      this.#hadPage = true;
    }
    this.#options.events.onStateChange();
  }

  /** Another document is the page now. */
  #turnPage(others: readonly DocumentRealm[], next: DocumentRealm): void {
    this.#turn?.finish();
    const turn = new PageTurn(others, (late) => {
      this.#turn = null;
      this.departures.settle();
      for (const realm of late) this.#gone(realm, left);
      this.#options.events.onNavigated(next.url);
    });
    this.#turn = turn;
    if (others.length === 0) turn.finish();
    for (const realm of others) if (this.documents.lineOf(realm) === null) turn.went(realm);
  }

  #lost(line: DocumentLine): void {
    const realm = this.documents.get(line.documentId);
    if (!this.documents.disconnect(line) || realm === null) return;
    this.#questions.forget(realm);
    this.departures.hold(realm);
    this.#turn?.went(realm);
  }

  #gone(realm: DocumentRealm, departure: Departure): void {
    this.#questions.forget(realm);
    this.#tracker.gone(realm, departure.why, departure.inferred);
    if (realm.frame === 0) this.#pageGone = departure;
    this.requests.forget(realm.session);
    this.documents.remove(realm);
    this.#options.events.onStateChange();
    if (realm.frame === 0 && !this.hasPage) this.#options.onPageGone();
  }

  /** A document reported on itself. */
  #reported(realm: DocumentRealm, report: RealmReport): void {
    if (report.type === 'hello') this.documents.rename(realm, report.url);
    if (report.type === 'page-hide' && report.persisted) {
      realm.cached = true;
      this.#turn?.went(realm);
    }
    if (report.type === 'page-show' && report.persisted) {
      realm.cached = false;
      const others = this.documents.all().filter((other) => other !== realm && !other.cached);
      if (realm.frame === 0) this.#turnPage(others, realm);
    }
  }
}
