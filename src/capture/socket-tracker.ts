import type { HookReport } from '../hook/reports.ts';
import { limits } from '../model/limits.ts';
import { type BrowserText, type GoneReason, isEnded, type SocketRecord } from '../model/socket.ts';
import { openedBefore, type SocketText, urlKey } from './browser-text.ts';
import type { LogBook } from './log-book.ts';
import { type Realm, recordId } from './realm.ts';
import {
  adoptedSocket,
  closeCalled,
  createdSocket,
  type EndFacts,
  endedSocket,
  loggedSocket,
  openedSocket,
  thrownSocket,
} from './records.ts';
import { TextJoin } from './text-join.ts';

type SocketReport = Exclude<HookReport, { type: 'hello' | 'page' | 'page-hide' | 'page-show' }>;
type Report<Type extends SocketReport['type']> = Extract<SocketReport, { type: Type }>;

/** How long a failed socket is given to fire `close` after `error`, in milliseconds. Both come in one task (measured). */
const waitForClose = 1_000;

interface Failure {
  readonly realm: Realm;
  readonly id: string;
  readonly text: BrowserText | null;
  readonly at: number;
  readonly since: number;
  readonly closed: boolean;
}

export interface TrackerSurroundings {
  /** What is known of the page around a realm now. */
  surroundingsOf(realm: Realm): EndFacts['surroundings'];
  /** Where a text of a session's log came from, as far as the session tells. */
  contextOf(session: string): Pick<Realm, 'kind' | 'url'>;
  now(): number;
}

/** Makes records of what the hooks report, what the browser logs and what capture sees go. */
export class SocketTracker {
  readonly #book: LogBook;
  readonly #around: TrackerSurroundings;
  readonly #join: TextJoin;
  /** Sockets that fired `error` and may still fire `close`. */
  readonly #failures = new Map<string, Failure>();
  /** Sockets whose end was never reported, and when that was seen. */
  readonly #missing = new Map<string, number>();
  /** Rows without a socket behind them, numbered for their ids. */
  rowCount = 0;
  readonly #handlers: { [Type in SocketReport['type']]: (realm: Realm, report: Report<Type>) => void } = {
    created: (realm, report) => this.#begin(realm, report),
    adopted: (realm, report) => this.#begin(realm, report),
    threw: (realm, report) => this.#threw(realm, report),
    opened: (realm, report) => this.#update(realm, report.socket, (socket) => openedSocket(socket, report)),
    'close-called': (realm, report) =>
      this.#update(realm, report.socket, (socket) => closeCalled(socket, report)),
    error: (realm, report) => this.#failed(realm, report),
    closed: (realm, report) => this.#closed(realm, report),
    'stream-error': (realm, report) => this.#streamFailed(realm, report),
    traffic: (realm, { counters }) => {
      for (const { socket, traffic } of counters) this.#book.setTraffic(recordId(realm, socket), traffic);
    },
    overflow: (realm, { created, ended }) => {
      this.#book.countDropped(ended);
      this.#join.ignore(realm.session, created);
    },
  };

  constructor(book: LogBook, around: TrackerSurroundings) {
    this.#book = book;
    this.#around = around;
    this.#join = new TextJoin({
      livingUrls: () => new Set(this.#book.live().map(({ url }) => urlKey(url))),
      onUnclaimed: ({ session, ...found }) => this.#addLogged(session, found),
      onReclaimed: (id) => book.remove(id),
    });
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
    this.expire(Number.POSITIVE_INFINITY, realm);
    for (const id of this.liveOf(realm)) {
      const socket = this.#book.get(id);
      if (socket === null || isEnded(socket)) continue;
      const surroundings = this.#around.surroundingsOf(realm);
      const ending = { kind: 'gone', why } as const;
      this.#book.put(endedSocket(socket, { ending, endedAt: at, browserText: null, surroundings }));
    }
  }

  /** Ids of the live sockets of a realm. */
  liveOf(realm: Realm): string[] {
    const prefix = `${realm.index}-`;
    return this.#book.live().flatMap(({ id }) => (id.startsWith(prefix) ? [id] : []));
  }

  /** Their hook knows these sockets no more: unless the report is on its way, it is lost. */
  missing(ids: readonly string[]): void {
    for (const id of ids) this.#missing.set(id, this.#around.now());
  }

  /** A document that was left came back: it had only slept. */
  returned(realm: Realm): void {
    const prefix = `${realm.index}-`;
    for (const record of this.#book.ended()) {
      if (!record.id.startsWith(prefix) || record.ending.kind !== 'gone') continue;
      this.#book.put({ ...record, ending: { kind: 'gone', why: 'back-forward-cache' } });
    }
  }

  /** Settles what has waited long enough; of one realm only, where one is given. */
  expire(now: number, only?: Realm): void {
    for (const [id, failure] of this.#failures) {
      if (only !== undefined && failure.realm !== only) continue;
      if (now - failure.since < waitForClose) continue;
      this.#failures.delete(id);
      if (failure.closed) this.#endByError(failure);
    }
    if (only !== undefined) return;
    this.#join.expire(now);
    for (const [id, since] of this.#missing) if (now - since >= waitForClose) this.#countMissing(id);
  }

  #countMissing(id: string): void {
    this.#missing.delete(id);
    const record = this.#book.get(id);
    if (record === null || isEnded(record)) return;
    this.#book.remove(id);
    this.#book.countDropped(1);
  }

  /** Nobody will watch any more: what waits is settled, and nothing of it is left to the next recording. */
  end(): void {
    this.expire(Number.POSITIVE_INFINITY);
    this.#join.clear();
  }

  /** Whether time alone will change something: `expire` has to be called again. */
  get isWaiting(): boolean {
    return this.#failures.size + this.#missing.size > 0 || this.#join.isWaiting;
  }

  #begin(realm: Realm, report: Report<'created' | 'adopted'>): void {
    const id = recordId(realm, report.socket);
    if (this.#book.get(id) !== null) return;
    const context = { kind: realm.kind, url: realm.url };
    if (this.#book.liveCount >= limits.liveSockets) {
      this.#book.countDropped(1);
      this.#join.ignore(realm.session, 1);
    } else if (report.type === 'created') this.#book.put(createdSocket(id, context, report));
    else if (report.readyState !== WebSocketClosed) this.#book.put(adoptedSocket(id, context, report));
  }

  #threw(realm: Realm, report: Report<'threw'>): void {
    const browserText = this.#join.claim(realm.session, report.url);
    const surroundings = this.#around.surroundingsOf(realm);
    const context = { kind: realm.kind, url: realm.url };
    const id = `${realm.index}-threw-${this.rowCount++}`;
    this.#book.put(thrownSocket(id, context, report, { browserText, surroundings }));
  }

  #failed(realm: Realm, { socket, readyState, at }: Report<'error'>): void {
    const id = recordId(realm, socket);
    const record = this.#book.get(id);
    if (record === null || isEnded(record)) return;
    const text = this.#join.claim(realm.session, record.url);
    const closed = readyState === WebSocketClosed;
    const failure: Failure = { realm, id, text, at, since: this.#around.now(), closed };
    // Content Security Policy: `error`, and never a `close` (measured).
    if (closed && text?.source === 'security') this.#endByError(failure);
    else this.#failures.set(id, failure);
  }

  #endByError({ realm, id, text, at }: Failure): void {
    this.#end(realm, id, { ending: { kind: 'error-only' }, endedAt: at, browserText: text });
  }

  #closed(realm: Realm, report: Report<'closed'>): void {
    const id = recordId(realm, report.socket);
    const record = this.#book.get(id);
    if (record === null) return;
    const failure = this.#failures.get(id);
    this.#failures.delete(id);
    const { code, reason, wasClean, at: endedAt, traffic, rehearsed } = report;
    const errorEvent = failure !== undefined || endedByError(record);
    const ending = { kind: 'close-event', close: { code, reason, wasClean }, errorEvent } as const;
    const browserText = failure?.text ?? this.#textAfterSleep(realm, record);
    if (!isEnded(record)) this.#end(realm, id, { ending, endedAt, browserText, traffic, rehearsed });
    // The end was inferred, and now the page got its event after all.
    else if (mayStillClose(record)) {
      this.#book.put({ ...record, ending, endedAt, browserText: record.browserText ?? browserText });
    }
  }

  /** A page that comes back from the back-forward cache gets `close` without `error`, and a text all the same. */
  #textAfterSleep(realm: Realm, record: SocketRecord): BrowserText | null {
    return isEnded(record) && record.ending.kind === 'gone'
      ? this.#join.claim(realm.session, record.url)
      : null;
  }

  #streamFailed(realm: Realm, { socket, name, message, at }: Report<'stream-error'>): void {
    const id = recordId(realm, socket);
    const record = this.#book.get(id);
    if (record === null || isEnded(record)) return;
    const browserText = this.#join.claim(realm.session, record.url);
    const ending = { kind: 'stream-error', errorName: name, errorMessage: message } as const;
    this.#end(realm, id, { ending, endedAt: at, browserText });
  }

  #update(realm: Realm, socket: number, change: (live: LiveSocketRecord) => SocketRecord): void {
    const record = this.#book.get(recordId(realm, socket));
    if (record === null || isEnded(record)) return;
    const changed = change(record);
    if (changed !== record) this.#book.put(changed);
  }

  #end(
    realm: Realm,
    id: string,
    facts: Omit<EndFacts, 'surroundings'> & { readonly traffic?: SocketRecord['traffic'] },
  ): void {
    const record = this.#book.get(id);
    if (record === null || isEnded(record)) return;
    this.#book.put(endedSocket(record, { ...facts, surroundings: this.#around.surroundingsOf(realm) }));
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

/** `WebSocket.CLOSED` */
const WebSocketClosed = 3;

const endedByError = (record: SocketRecord) => isEnded(record) && record.ending.kind === 'error-only';

const mayStillClose = (record: SocketRecord) =>
  isEnded(record) &&
  (record.ending.kind === 'error-only' ||
    (record.ending.kind === 'gone' && record.ending.why === 'back-forward-cache'));
