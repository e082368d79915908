import { limits } from '../../model/limits.ts';
import { type GoneReason, isEnded, type SocketRecord } from '../../model/socket.ts';
import { openedBefore, type SocketText, urlKey } from '../debugger/browser-log/parse-log-entry.ts';
import { LogTextMatcher } from './log-text-matcher.ts';
import { type Realm, recordId } from './realm.ts';
import { type EndingSurroundings, SocketEndings } from './socket-endings.ts';
import type { SocketLog } from './socket-log.ts';
import {
  adoptedSocket,
  closeCalled,
  createdSocket,
  loggedSocket,
  openedSocket,
  thrownSocket,
} from './socket-records.ts';
import { type SocketReport, type SocketReportOf, WebSocketClosed } from './socket-report.ts';

export interface TrackerSurroundings extends EndingSurroundings {
  /** Where a text of a session's log came from, as far as the session tells. */
  contextOf(session: string): Pick<Realm, 'kind' | 'url'>;
}

/** Makes records of what the hooks report, what the browser logs and what capture sees go. */
export class SocketTracker {
  readonly #book: SocketLog;
  readonly #around: TrackerSurroundings;
  readonly #join: LogTextMatcher;
  readonly #endings: SocketEndings;
  /** Rows without a socket behind them, numbered for their ids. */
  rowCount = 0;
  readonly #handlers: {
    [Type in SocketReport['type']]: (realm: Realm, report: SocketReportOf<Type>) => void;
  } = {
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
      for (const { socket, traffic } of counters) this.#book.setTraffic(recordId(realm, socket), traffic);
    },
    overflow: (realm, { created, ended }) => {
      this.#book.countDropped(ended);
      this.#join.ignore(realm.session, created);
    },
  };

  constructor(book: SocketLog, around: TrackerSurroundings) {
    this.#book = book;
    this.#around = around;
    this.#join = new LogTextMatcher({
      livingUrls: () => new Set(this.#book.live().map(({ url }) => urlKey(url))),
      onUnclaimed: ({ session, ...found }) => this.#addLogged(session, found),
      onReclaimed: (id) => book.remove(id),
    });
    this.#endings = new SocketEndings(book, this.#join, around);
  }

  /** Takes one report of a hook. */
  report(realm: Realm, report: SocketReport): void {
    const handle = this.#handlers[report.type] as (realm: Realm, report: SocketReport) => void;
    handle(realm, report);
  }

  /** A text of a session's log that is about a socket. */
  logged(session: string, found: SocketText): void {
    this.#join.add({ session, ...found }, this.#around.now());
  }

  /** A text from before recording: no socket of ours can claim it. */
  loggedBefore(session: string, found: SocketText): void {
    this.#addLogged(session, found);
  }

  /** A realm went without a word: so did its live sockets. */
  gone(realm: Realm, why: GoneReason, at: number): void {
    this.#endings.gone(realm, this.liveOf(realm), why, at);
  }

  /** Ids of the live sockets of a realm. */
  liveOf(realm: Realm): string[] {
    const prefix = `${realm.index}-`;
    return this.#book.live().flatMap(({ id }) => (id.startsWith(prefix) ? [id] : []));
  }

  /** Their hook knows these sockets no more: unless the report is on its way, it is lost. */
  missing(ids: readonly string[]): void {
    this.#endings.missing(ids);
  }

  /** A document that was left came back: it had only slept. */
  returned(realm: Realm): void {
    this.#endings.returned(realm);
  }

  /** Settles what has waited long enough. */
  expire(now: number): void {
    this.#endings.settleFailures(now);
    this.#join.expire(now);
    this.#endings.dropMissing(now);
  }

  /** Nobody will watch any more: what waits is settled, and nothing of it is left to the next recording. */
  end(): void {
    this.expire(Number.POSITIVE_INFINITY);
    this.#join.clear();
  }

  /** Whether time alone will change something: `expire` has to be called again. */
  get isWaiting(): boolean {
    return this.#endings.isWaiting || this.#join.isWaiting;
  }

  #begin(realm: Realm, report: SocketReportOf<'created' | 'adopted'>): void {
    const id = recordId(realm, report.socket);
    if (this.#book.get(id) !== null) return;
    const context = { kind: realm.kind, url: realm.url };
    if (this.#book.liveCount >= limits.liveSockets) {
      this.#book.countDropped(1);
      this.#join.ignore(realm.session, 1);
    } else if (report.type === 'created') this.#book.put(createdSocket(id, context, report));
    else if (report.readyState !== WebSocketClosed) this.#book.put(adoptedSocket(id, context, report));
  }

  #threw(realm: Realm, report: SocketReportOf<'threw'>): void {
    const browserText = this.#join.claim(realm.session, report.url);
    const surroundings = this.#around.surroundingsOf(realm);
    const context = { kind: realm.kind, url: realm.url };
    const id = `${realm.index}-threw-${this.rowCount++}`;
    this.#book.put(thrownSocket(id, context, report, { browserText, surroundings }));
  }

  #update(realm: Realm, socket: number, change: (live: LiveSocketRecord) => SocketRecord): void {
    const record = this.#book.get(recordId(realm, socket));
    if (record === null || isEnded(record)) return;
    const changed = change(record);
    if (changed !== record) this.#book.put(changed);
  }

  #addLogged(session: string, { url, text }: SocketText): string {
    const id = `log-${this.rowCount++}`;
    const surroundings = { hiddenSince: null, onLine: null };
    const everOpened = openedBefore(text);
    const context = this.#around.contextOf(session);
    this.#book.put(loggedSocket(id, context, url, { browserText: text, everOpened, surroundings }));
    return id;
  }
}

type LiveSocketRecord = Exclude<SocketRecord, { state: 'ended' }>;
