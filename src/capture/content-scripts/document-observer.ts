import { bounded, limits } from '../../model/limits.ts';
import type { RehearsalProblem } from '../../model/recording.ts';
import type { GoneReason } from '../../model/socket.ts';
import { urlKey } from '../records/log-text-matcher.ts';
import type { SocketLog } from '../records/socket-log.ts';
import type { RealmReport } from '../records/socket-tracker.ts';
import { SocketTracker } from '../records/socket-tracker.ts';
import type { WitnessEvents } from '../records/witness.ts';
import type { PolicyViolation } from './bridge/bridge.ts';
import { type BridgeMessage, parseBridgeMessage } from './bridge/bridge-messages.ts';
import { Departures } from './departures.ts';
import { type DocumentRealm, Documents, type SavedDocuments } from './documents.ts';
import type { DocumentLine } from './page-scripts.ts';
import { PageTurn } from './page-turn.ts';
import type { ObservedRequest } from './requests/observed-request.ts';
import { RequestJoiner } from './requests/request-joiner.ts';
import { RequestWatch } from './requests/request-watch.ts';
import { workerSocket } from './requests/worker-socket.ts';

interface DocumentObserverOptions {
  readonly log: SocketLog;
  readonly events: WitnessEvents;
  /** The page went, and no other one has called. */
  readonly onPageGone: () => void;
}

/** What is kept of an observer besides its log. */
export interface SavedDocumentObserver {
  readonly rowCount: number;
  readonly documents: SavedDocuments;
  readonly requests: readonly ObservedRequest[];
}

type Known = ReturnType<SocketTracker['ask']>;

/** Kept of those, at most. */
const unclaimedViolations = 20;

/** The documents of one tab's recording: what their bridges say, when they go, and whose the browser's requests are. */
export class DocumentObserver {
  readonly requests: RequestWatch;
  readonly #options: DocumentObserverOptions;
  readonly #documents = new Documents();
  readonly #tracker: SocketTracker;
  readonly #joiner: RequestJoiner;
  readonly #departures: Departures;
  /** Hooks that were asked to resume; null: their document had not been known. */
  readonly #asked = new Map<DocumentRealm, Known | null>();
  readonly #rehearsals = new Map<number, (problem: RehearsalProblem | null) => void>();
  #rehearsalCount = 0;
  /** Policy events whose constructor's report has not come. */
  #unclaimed: { readonly realm: DocumentRealm; readonly violation: PolicyViolation }[] = [];
  #turn: PageTurn | null = null;
  /** Whether the page itself has called in this recording. */
  #hadPage = false;
  #returnTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: DocumentObserverOptions) {
    this.#options = options;
    const { log, events } = options;
    this.#joiner = new RequestJoiner(log);
    this.#tracker = new SocketTracker(log, {
      onMissed: (realm) => {
        const known = this.#documents.get(realm.session);
        if (known !== null) this.#resync(known);
      },
      onGap: events.onGap,
      onEnded: (realm, id) => {
        const socket = log.get(id);
        if (socket?.state === 'ended') this.#joiner.ended(realm, socket);
      },
    });
    this.requests = new RequestWatch(
      (request) => {
        if (request.documentId !== null) this.#joiner.began(request);
      },
      (request) => this.#requestEnded(request),
    );
    this.#departures = new Departures(
      (realm, why) => this.#gone(realm, why),
      (frame) => this.#documents.lines().some(({ frameId }) => frameId === frame),
    );
  }

  /** Whether the page itself is on the line. */
  get hasPage(): boolean {
    return this.#documents.lines().some(({ frameId }) => frameId === 0);
  }

  /** A bridge called; `early` is what it said already. */
  connect(line: DocumentLine, early: readonly unknown[]): void {
    line.onMessage((message) => this.#hear(line, message));
    line.onDisconnect(() => this.#lost(line));
    for (const message of early) this.#hear(line, message);
  }

  /** A frame's document begins to leave, and with the page all of its frames. It may stay after all. */
  leaving(frame: number, at: number): void {
    for (const realm of this.#documents.all()) {
      if (frame === 0 || realm.frame === frame) realm.leavingSince = Math.floor(at);
    }
  }

  /** Makes a socket of the page end with a code; gives a problem, or null. Settles when the page has answered. */
  rehearse(index: number, socket: number, code: number, reason: string): Promise<RehearsalProblem | null> {
    const realm = this.#documents.byIndex(index);
    const line = realm === null ? null : this.#documents.lineOf(realm);
    if (line === null) return Promise.resolve('no-such-socket');
    this.#rehearsalCount += 1;
    const request = this.#rehearsalCount;
    return new Promise((done) => {
      this.#rehearsals.set(request, done);
      line.send({ type: 'rehearse', request, socket, code, reason });
    });
  }

  /** The event page was stopped: documents that have not called again by then are gone. */
  awaitReturn(milliseconds: number): void {
    this.#returnTimer = setTimeout(() => {
      for (const realm of this.#documents.all()) {
        if (this.#documents.lineOf(realm) === null) this.#gone(realm, 'page-left');
      }
    }, milliseconds);
  }

  /** Recording ends: every hook is paused. `gone`: so did every socket that still lives; the others leave the log. */
  end(gone: GoneReason | null): void {
    clearTimeout(this.#returnTimer);
    this.#turn?.cancel();
    this.#turn = null;
    if (gone === null) this.#departures.explain('page-left');
    this.#departures.clear();
    for (const line of this.#documents.lines()) line.send({ type: 'pause' });
    if (gone !== null) for (const realm of this.#documents.all()) this.#tracker.gone(realm, gone);
    this.#tracker.end();
    this.#joiner.clear();
    this.requests.clear();
    this.#documents.clear();
    this.#hadPage = false;
    this.#asked.clear();
    this.#rehearsals.clear();
    this.#unclaimed = [];
  }

  toSaved(): SavedDocumentObserver {
    return {
      rowCount: this.#tracker.rowCount,
      documents: this.#documents.toSaved(),
      requests: this.#joiner.toSaved(),
    };
  }

  restore(saved: SavedDocumentObserver): void {
    this.#tracker.rowCount = saved.rowCount;
    this.#documents.restore(saved.documents);
    this.#hadPage = true;
    this.#joiner.restore(saved.requests);
  }

  #hear(line: DocumentLine, received: unknown): void {
    const message = parseBridgeMessage(received);
    if (message === null) return;
    if (message.type === 'document') {
      this.#arrived(line, message.hook === 'new');
      return;
    }
    const realm = this.#documents.get(line.documentId);
    if (realm === null || this.#documents.lineOf(realm) !== line) return;
    if (this.#turn === null || this.#turn.leaves(realm)) this.#take(realm, message);
    else this.#turn.after(() => this.#take(realm, message));
  }

  #take(realm: DocumentRealm, message: Exclude<BridgeMessage, { type: 'document' }>): void {
    switch (message.type) {
      case 'reports': {
        const reports = this.#tracker.receive(realm, message.payload);
        for (const report of reports) this.#reported(realm, report);
        this.#claimViolations(realm);
        if (reports.length > 0) this.#options.events.onStateChange();
        break;
      }
      case 'policy':
        if (!this.#blocked(realm, message)) this.#keepViolation(realm, message);
        break;
      case 'resumed':
        this.#resumed(realm, message.resumed);
        break;
      case 'rehearsed':
        this.#rehearsals.get(message.request)?.(message.problem);
        this.#rehearsals.delete(message.request);
        break;
    }
  }

  /** The report of a constructor may come after the policy's event, where calls were missed. */
  #keepViolation(realm: DocumentRealm, violation: PolicyViolation): void {
    this.#unclaimed.push({ realm, violation });
    if (this.#unclaimed.length > unclaimedViolations) this.#unclaimed.shift();
  }

  #claimViolations(realm: DocumentRealm): void {
    if (this.#unclaimed.length === 0) return;
    this.#unclaimed = this.#unclaimed.filter(
      (kept) => kept.realm !== realm || !this.#blocked(realm, kept.violation),
    );
  }

  /** A policy blocked a connection. False where no constructor is known to have thrown for it. */
  #blocked(realm: DocumentRealm, { url, directive, policy, at }: PolicyViolation): boolean {
    const { log } = this.#options;
    const prefix = `${realm.index}-threw-`;
    const socket = log
      .ended()
      .findLast(
        (ended) =>
          ended.id.startsWith(prefix) && ended.browserText === null && urlKey(ended.url) === urlKey(url),
      );
    if (socket === undefined) return false;
    const text = `securitypolicyviolation, directive: "${violated(policy, directive)}"`;
    const browserText = {
      text: bounded(text, limits.textLength),
      level: 'error',
      source: 'security',
      at,
    } as const;
    log.put({ ...socket, browserText });
    return true;
  }

  #arrived(line: DocumentLine, hookIsNew: boolean): void {
    const others = this.#documents.all().filter(({ cached }) => !cached);
    const { realm, known } = this.#documents.connect(line, hookIsNew);
    this.#departures.back(realm);
    if (known) this.#resync(realm);
    else if (!hookIsNew) this.#resume(realm, null);
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
      this.#departures.explain('page-left');
      for (const realm of late) this.#gone(realm, 'page-left');
      this.#options.events.onNavigated(next.url);
    });
    this.#turn = turn;
    if (others.length === 0) turn.finish();
    for (const realm of others) if (this.#documents.lineOf(realm) === null) turn.went(realm);
  }

  #lost(line: DocumentLine): void {
    const realm = this.#documents.get(line.documentId);
    if (!this.#documents.disconnect(line) || realm === null) return;
    this.#asked.delete(realm);
    this.#departures.hold(realm);
    this.#turn?.went(realm);
  }

  #gone(realm: DocumentRealm, why: GoneReason): void {
    this.#asked.delete(realm);
    this.#tracker.gone(realm, why);
    this.#joiner.forget(realm.session);
    this.#documents.remove(realm);
    this.#options.events.onStateChange();
    if (realm.frame === 0 && !this.hasPage) this.#options.onPageGone();
  }

  /** A document reported on itself. */
  #reported(realm: DocumentRealm, report: RealmReport): void {
    if (report.type === 'hello') realm.url = report.url;
    if (report.type === 'page-hide' && report.persisted) {
      realm.cached = true;
      this.#turn?.went(realm);
    }
    if (report.type === 'page-show' && report.persisted) {
      realm.cached = false;
      const others = this.#documents.all().filter((other) => other !== realm && !other.cached);
      if (realm.frame === 0) this.#turnPage(others, realm);
    }
  }

  /** Asks a hook for what was missed. */
  #resync(realm: DocumentRealm): void {
    if (!this.#asked.has(realm)) this.#resume(realm, this.#tracker.ask(realm));
  }

  #resume(realm: DocumentRealm, known: Known | null): void {
    this.#asked.set(realm, known);
    this.#documents.lineOf(realm)?.send({ type: 'resume', after: realm.lastCall });
  }

  #resumed(realm: DocumentRealm, resumed: Extract<BridgeMessage, { type: 'resumed' }>['resumed']): void {
    const known = this.#asked.get(realm);
    if (known === undefined) return;
    this.#asked.delete(realm);
    if (known === null) realm.highestNumber = Math.max(realm.highestNumber ?? 0, resumed?.last ?? 0);
    else if (resumed !== null) this.#tracker.resynced(realm, known, resumed);
    else this.#tracker.cannotAsk(realm);
  }

  #requestEnded(request: ObservedRequest): void {
    const { documentId } = request;
    if (documentId !== null) this.#joiner.finished(request, this.#documents.get(documentId));
    else this.#options.log.put(workerSocket(`log-${this.#tracker.rowCount++}`, request));
    this.#options.events.onStateChange();
  }
}

/** The directive of a policy that the browser names, or the one that stands in for it (CSP 3, section 6.1.2). */
function violated(policy: string, named: string): string {
  const directives = policy.split(';').map((directive) => directive.trim());
  const of = (name: string) => directives.find((directive) => directive.split(' ', 1)[0] === name);
  return of(named) ?? of('default-src') ?? named;
}
