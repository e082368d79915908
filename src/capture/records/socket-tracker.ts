import type { HookReport, ResumedHook } from '../../hook/reporting/reports.ts';
import { type GoneReason, isEnded, type LiveSocket, type SocketRecord } from '../../model/socket.ts';
import { Expiry } from '../waiting.ts';
import { type CallEvents, CallNumbers } from './call-numbers.ts';
import { PageVisibility } from './page-visibility.ts';
import { parseReports } from './parse-reports.ts';
import { type Realm, recordId } from './realm.ts';
import { SocketArrivals } from './socket-arrivals.ts';
import { type SavedFailure, SocketEndings } from './socket-endings.ts';
import type { SocketLog } from './socket-log.ts';
import {
  announcedAgain,
  closeCalled,
  openedSocket,
  type ReportOf,
  thrownSocket,
  withReportsLost,
} from './socket-records.ts';
import { LogTextMatcher, type SavedTexts } from './texts/log-text-matcher.ts';
import type { LogText } from './texts/text-rows.ts';

/** What the log has of a realm's sockets. */
interface KnownSockets {
  /** Ids of those that live. */
  readonly live: readonly string[];
}

/** What the tracker asks of the witness. */
interface TrackerEvents extends Pick<CallEvents, 'onMissed' | 'onGap'> {
  /** A socket of a realm has ended. */
  readonly onEnded?: (realm: Realm, id: string) => void;
}

/** What is kept of a tracker over a stop of the service worker, besides its log. */
export interface SavedTracker {
  /** Rows without a socket behind them so far. */
  readonly rowCount: number;
  readonly texts: SavedTexts;
  readonly failures: readonly SavedFailure[];
}

/** A report about a document or worker itself. */
export type RealmReport = ReportOf<'hello' | 'page' | 'page-hide' | 'page-show'>;

/** A report about the calls themselves. */
type CallReport = ReportOf<'call' | 'gap'>;

const isRealmReport = (report: HookReport): report is RealmReport =>
  ['hello', 'page', 'page-hide', 'page-show'].includes(report.type);

type Handled = Exclude<HookReport['type'], (RealmReport | CallReport)['type']>;

/** Makes records of what the hooks report, what the browser logs and what a witness sees go. */
export class SocketTracker {
  readonly #log: SocketLog;
  readonly #calls: CallNumbers;
  readonly #page: PageVisibility;
  readonly #texts: LogTextMatcher;
  readonly #endings: SocketEndings;
  readonly #arrivals: SocketArrivals;
  readonly #expiry = new Expiry(this);
  readonly #handlers: { [Type in Handled]: (realm: Realm, report: ReportOf<Type>) => void } = {
    created: (realm, report) => this.#arrivals.begin(realm, report),
    adopted: (realm, report) => this.#announced(realm, report),
    threw: (realm, report) => this.#threw(realm, report),
    opened: (realm, report) => this.#update(realm, report.socket, (socket) => openedSocket(socket, report)),
    'close-called': (realm, report) =>
      this.#update(realm, report.socket, (socket) => closeCalled(socket, report)),
    error: (realm, report) => this.#endings.failed(realm, report),
    closed: (realm, report) => this.#endings.closed(realm, report),
    'stream-error': (realm, report) => this.#endings.streamFailed(realm, report),
    traffic: (realm, { counters }) => {
      for (const { socket, traffic } of counters) this.#log.setTraffic(recordId(realm, socket), traffic);
    },
    overflow: (realm, report) => this.#arrivals.countUntracked(realm, report),
  };

  constructor(log: SocketLog, events: TrackerEvents) {
    this.#log = log;
    this.#calls = new CallNumbers({
      onMissed: events.onMissed,
      onGap: events.onGap,
      onLost: (realm) => this.#reportsLost(realm),
    });
    this.#page = new PageVisibility(log);
    this.#texts = new LogTextMatcher(log);
    this.#endings = new SocketEndings(log, this.#texts, this.#page, (realm, id) =>
      events.onEnded?.(realm, id),
    );
    this.#arrivals = new SocketArrivals(log, this.#texts, this.#endings);
  }

  /**
   * Takes one call of the binding in a realm, once: a call that came already is left out, and so is one that came too
   * early, for it comes again with those that were missed. Gives the reports that are about the realm itself.
   */
  receive(realm: Realm, payload: string): RealmReport[] {
    const others: RealmReport[] = [];
    for (const report of parseReports(payload)) {
      if (report.type === 'call') {
        if (!this.#calls.isNext(realm, report.number)) return others;
      } else if (report.type === 'gap') this.#calls.gap(realm, report.upTo);
      else if (isRealmReport(report)) {
        if (report.type === 'page') this.#page.report(realm, report.hidden, report.onLine, report.at);
        else realm.hasSaidLast = report.type === 'page-hide';
        others.push(report);
      } else (this.#handlers[report.type] as (realm: Realm, report: HookReport) => void)(realm, report);
    }
    this.#expiry.schedule();
    return others;
  }

  /** The hook of a realm does not answer: what was missed cannot be known, and what comes is taken as it comes. */
  cannotAsk(realm: Realm): void {
    this.#calls.cannotAsk(realm);
  }

  /** A text of the browser's log that is about a socket. */
  logged(text: LogText): void {
    this.#texts.add(text, Date.now());
    this.#expiry.schedule();
  }

  /** A text from before recording, or of a worker that nobody watched: no socket of ours can claim it. */
  loggedElsewhere(text: LogText): void {
    this.#texts.rows.create(text);
  }

  /**
   * A realm went without a word: so did its live sockets. What it was still to say nobody can tell any more.
   * `inferred`: nothing proves why.
   */
  gone(realm: Realm, why: GoneReason, inferred = false): void {
    this.#calls.gone(realm);
    this.#endings.gone(realm, this.#liveOf(realm), { why, inferred }, Date.now());
  }

  /** A realm that nobody watched has said how far its hook had counted: those that live are still to be announced. */
  begun(realm: Realm, last: number): void {
    this.#arrivals.watchedFrom(realm, last);
  }

  /** A realm is asked what it knows. Gives what is known of its sockets now. */
  ask(realm: Realm): KnownSockets {
    this.#calls.ask(realm);
    return { live: this.#liveOf(realm).map(({ id }) => id) };
  }

  /**
   * The hook of a realm said what it knows, after it had sent again what was missed; `known` is what was known when it
   * was asked. Sockets of which only one of the two knows have ended: they are lost.
   */
  resynced(realm: Realm, known: KnownSockets, { live, last }: ResumedHook): void {
    this.#calls.answered(realm);
    const living = new Set(live.map((socket) => recordId(realm, socket)));
    this.#endings.missing(
      realm,
      known.live.filter((id) => !living.has(id)),
    );
    this.#arrivals.countUpTo(realm, last);
    this.#expiry.schedule();
  }

  /** A document that was left came back: it had been in the back-forward cache. */
  returned(realm: Realm): void {
    this.#endings.returned(realm);
  }

  /** Settles what has waited long enough. */
  expire(now: number): void {
    const isAsked = (realm: Realm) => this.#calls.isAsked(realm);
    this.#endings.settleFailures(now, isAsked);
    this.#texts.expire(now);
    this.#endings.dropMissing(now, isAsked);
  }

  /** Whether time alone will change something. */
  get isWaiting(): boolean {
    return this.#endings.isWaiting || this.#texts.isWaiting;
  }

  /** Recording ends: what waits is settled, and what lives leaves the log, for what becomes of it cannot be known. */
  end(): void {
    this.#expiry.stop();
    this.#calls.clear();
    this.expire(Number.POSITIVE_INFINITY);
    this.#texts.clear();
    for (const { id } of this.#log.live()) this.#log.remove(id);
    this.#page.end(Date.now());
  }

  /** An id for a row of which no hook tells; a log has none of them twice. */
  newRowId(): string {
    return `log-${this.#texts.rows.count++}`;
  }

  toSaved(): SavedTracker {
    return {
      rowCount: this.#texts.rows.count,
      texts: this.#texts.toSaved(),
      failures: this.#endings.toSaved(),
    };
  }

  /** Takes back what was kept. `realmOf` gives the realm of an index, or null. */
  restore(saved: SavedTracker, realmOf: (index: number) => Realm | null): void {
    this.#texts.rows.count = saved.rowCount;
    this.#texts.restore(saved.texts, Date.now());
    this.#endings.restore(saved.failures, realmOf);
    if (!saved.texts.isWhole) this.#markReportsLost(this.#log.live());
    this.#expiry.schedule();
  }

  /** Reports of a realm were lost: what its sockets did meanwhile nobody can tell. */
  #reportsLost(realm: Realm): void {
    this.#markReportsLost(this.#liveOf(realm));
  }

  #markReportsLost(live: readonly LiveSocket[]): void {
    const now = Date.now();
    for (const socket of live) this.#log.put(withReportsLost(socket, now));
  }

  #liveOf(realm: Realm): readonly LiveSocket[] {
    const prefix = `${realm.index}-`;
    return this.#log.live().filter(({ id }) => id.startsWith(prefix));
  }

  #announced(realm: Realm, report: ReportOf<'adopted'>): void {
    const isKnown = this.#arrivals.begin(realm, report);
    if (isKnown) this.#update(realm, report.socket, (socket) => announcedAgain(socket, report));
  }

  #threw(realm: Realm, report: ReportOf<'threw'>): void {
    const browserText = this.#texts.claim(realm.log, report.url);
    const surroundings = this.#page.surroundingsOf(realm);
    const context = { kind: realm.kind, url: realm.url };
    const id = `${realm.index}-threw-${this.#texts.rows.count++}`;
    this.#log.put(thrownSocket(id, context, report, { browserText, surroundings }));
  }

  #update(realm: Realm, socket: number, change: (live: LiveSocket) => SocketRecord): void {
    const record = this.#log.get(recordId(realm, socket));
    if (record === null || isEnded(record)) return;
    const changed = change(record);
    if (changed !== record) this.#log.put(changed);
  }
}
