import type { HookReport, ResumedHook } from '../../hook/reports.ts';
import { limits } from '../../model/limits.ts';
import { type GoneReason, isEnded, type LiveSocket, type SocketRecord } from '../../model/socket.ts';
import { Expiry } from '../waiting.ts';
import { type LogText, LogTextMatcher } from './log-text-matcher.ts';
import { PageVisibility } from './page-visibility.ts';
import { parseReports } from './parse-reports.ts';
import { type Realm, recordId } from './realm.ts';
import { SocketEndings } from './socket-endings.ts';
import type { SocketLog } from './socket-log.ts';
import {
  adoptedSocket,
  closeCalled,
  createdSocket,
  openedSocket,
  type ReportOf,
  thrownSocket,
  WebSocketClosed,
} from './socket-records.ts';

/** What the log has of a realm's sockets. */
interface KnownSockets {
  /** Ids of those that live. */
  readonly live: readonly string[];
  readonly highestNumber: number;
}

/** A report about a document or worker itself. */
export type RealmReport = ReportOf<'hello' | 'page' | 'page-hide' | 'page-show'>;

const isRealmReport = (report: HookReport): report is RealmReport =>
  ['hello', 'page', 'page-hide', 'page-show'].includes(report.type);

type Handled = Exclude<HookReport['type'], RealmReport['type']>;

/** Makes records of what the hooks report, what the browser logs and what a witness sees go. */
export class SocketTracker {
  readonly #log: SocketLog;
  readonly #page: PageVisibility;
  readonly #texts: LogTextMatcher;
  readonly #endings: SocketEndings;
  readonly #expiry = new Expiry(this);
  readonly #handlers: { [Type in Handled]: (realm: Realm, report: ReportOf<Type>) => void } = {
    created: (realm, report) => this.#begin(realm, report),
    adopted: (realm, report) => this.#begin(realm, report),
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
    overflow: (realm, { created, ended }) => {
      this.#log.countDropped(ended);
      this.#texts.ignore(realm.session, created, Date.now());
    },
  };

  constructor(log: SocketLog) {
    this.#log = log;
    this.#page = new PageVisibility(log);
    this.#texts = new LogTextMatcher(log);
    this.#endings = new SocketEndings(log, this.#texts, this.#page);
  }

  /** Takes one call of the binding in a realm. Gives the reports that are about the realm itself. */
  receive(realm: Realm, payload: string): RealmReport[] {
    const others: RealmReport[] = [];
    for (const report of parseReports(payload)) {
      if (isRealmReport(report)) {
        if (report.type === 'page') this.#page.report(realm, report.hidden, report.onLine, report.at);
        others.push(report);
      } else (this.#handlers[report.type] as (realm: Realm, report: HookReport) => void)(realm, report);
    }
    this.#expiry.schedule();
    return others;
  }

  /** A text of the browser's log that is about a socket. */
  logged(text: LogText): void {
    this.#texts.add(text, Date.now());
    this.#expiry.schedule();
  }

  /** A text from before recording, or of a worker that nobody watched: no socket of ours can claim it. */
  loggedElsewhere(text: LogText): void {
    this.#texts.createLogOnlyRow(text);
  }

  /** A realm went without a word: so did its live sockets. */
  gone(realm: Realm, why: GoneReason): void {
    this.#endings.gone(realm, this.#liveOf(realm), why, Date.now());
  }

  /** What is known of a realm's sockets now. */
  knownOf(realm: Realm): KnownSockets {
    return { live: this.#liveOf(realm), highestNumber: realm.highestNumber };
  }

  /**
   * The hook of a realm said what it knows; `known` is what was known when it was asked. Sockets of which only one of
   * the two knows have ended: unless the reports are on their way, they are lost.
   */
  resynced(realm: Realm, known: KnownSockets, { live, last }: ResumedHook): void {
    const living = new Set(live.map((socket) => recordId(realm, socket)));
    this.#endings.missing(known.live.filter((id) => !living.has(id)));
    const first = Math.max(known.highestNumber, last - limits.liveSockets) + 1;
    this.#log.countDropped(first - 1 - known.highestNumber);
    for (let number = first; number <= last; number += 1) {
      const id = recordId(realm, number);
      if (!living.has(id) && this.#log.get(id) === null) this.#endings.unseen(id);
    }
    realm.highestNumber = Math.max(realm.highestNumber, last);
    this.#expiry.schedule();
  }

  /** A document that was left came back: it had been in the back-forward cache. */
  returned(realm: Realm): void {
    this.#endings.returned(realm);
  }

  /** Settles what has waited long enough. */
  expire(now: number): void {
    this.#endings.settleFailures(now);
    this.#texts.expire(now);
    this.#endings.dropMissing(now);
  }

  /** Whether time alone will change something. */
  get isWaiting(): boolean {
    return this.#endings.isWaiting || this.#texts.isWaiting;
  }

  /** Recording ends: what waits is settled, and what lives leaves the log, for what becomes of it cannot be known. */
  end(): void {
    this.#expiry.stop();
    this.expire(Number.POSITIVE_INFINITY);
    this.#texts.clear();
    for (const { id } of this.#log.live()) this.#log.remove(id);
    this.#page.end(Date.now());
  }

  /** Rows without a socket behind them so far; kept over a stop of the service worker. */
  get rowCount(): number {
    return this.#texts.rowCount;
  }

  set rowCount(count: number) {
    this.#texts.rowCount = count;
  }

  #liveOf(realm: Realm): string[] {
    const prefix = `${realm.index}-`;
    return this.#log.live().flatMap(({ id }) => (id.startsWith(prefix) ? [id] : []));
  }

  #begin(realm: Realm, report: ReportOf<'created' | 'adopted'>): void {
    const id = recordId(realm, report.socket);
    realm.highestNumber = Math.max(realm.highestNumber, report.socket);
    if (this.#log.get(id) !== null) return;
    const context = { kind: realm.kind, url: realm.url };
    if (this.#log.liveCount >= limits.liveSockets) {
      this.#log.countDropped(1);
      this.#texts.ignore(realm.session, 1, Date.now());
    } else if (report.type === 'created') this.#log.put(createdSocket(id, context, report));
    else if (report.readyState !== WebSocketClosed) this.#log.put(adoptedSocket(id, context, report));
  }

  #threw(realm: Realm, report: ReportOf<'threw'>): void {
    const browserText = this.#texts.claim(realm.session, report.url);
    const surroundings = this.#page.surroundingsOf(realm);
    const context = { kind: realm.kind, url: realm.url };
    const id = `${realm.index}-threw-${this.#texts.rowCount++}`;
    this.#log.put(thrownSocket(id, context, report, { browserText, surroundings }));
  }

  #update(realm: Realm, socket: number, change: (live: LiveSocket) => SocketRecord): void {
    const record = this.#log.get(recordId(realm, socket));
    if (record === null || isEnded(record)) return;
    const changed = change(record);
    if (changed !== record) this.#log.put(changed);
  }
}
