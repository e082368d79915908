import { limits } from '../../model/limits.ts';
import {
  type BrowserText,
  type Ending,
  type GoneReason,
  isEnded,
  type LiveSocket,
  type SocketRecord,
} from '../../model/socket.ts';
import type { PageVisibility } from './page-visibility.ts';
import { type Realm, recordId } from './realm.ts';
import type { SocketLog } from './socket-log.ts';
import {
  type EndFacts,
  endedSocket,
  type ReportOf,
  unknownTraffic,
  WebSocketClosed,
} from './socket-records.ts';
import type { LogTextMatcher } from './texts/log-text-matcher.ts';

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

/** A failure as it is kept over a stop of the service worker. */
export type SavedFailure = Pick<Failure, 'id' | 'text' | 'at' | 'closed'> & { readonly realm: number };

/** A socket whose end was never reported. */
interface Missing {
  readonly realm: Realm;
  readonly since: number;
  /** Not even its beginning was reported. */
  readonly unseen: boolean;
}

/** Failures that are kept over a stop of the service worker; most wait for less than a millisecond. */
const mostKept = 100;

/** Writes down how sockets end: by an event, by an error alone, with their realm, or where nobody saw it. */
export class SocketEndings {
  readonly #log: SocketLog;
  readonly #texts: LogTextMatcher;
  readonly #page: PageVisibility;
  /** Sockets that fired `error` and may still fire `close`. */
  readonly #failures = new Map<string, Failure>();
  /** Sockets whose end was never reported, and when that was seen; of some not even the beginning was. */
  readonly #missing = new Map<string, Missing>();

  readonly #onEnded: (realm: Realm, id: string) => void;

  /** `onEnded` is called with each socket of a realm that has ended, once. */
  constructor(
    log: SocketLog,
    texts: LogTextMatcher,
    page: PageVisibility,
    onEnded: (realm: Realm, id: string) => void,
  ) {
    this.#onEnded = onEnded;
    this.#log = log;
    this.#texts = texts;
    this.#page = page;
  }

  /** A socket fired `error`. */
  failed(realm: Realm, { socket, readyState, at }: ReportOf<'error'>): void {
    const id = recordId(realm, socket);
    const record = this.#log.get(id);
    if (record === null || isEnded(record)) return;
    const text = this.#texts.claimOfFailed(realm.log, record.url);
    const closed = readyState === WebSocketClosed;
    const failure: Failure = { realm, id, text, at, since: Date.now(), closed };
    // Content Security Policy: `error`, and never a `close` (measured).
    if (closed && text?.source === 'security') this.#endByError(failure);
    else this.#failures.set(id, failure);
  }

  /** A socket fired `close`. */
  closed(realm: Realm, report: ReportOf<'closed'>): void {
    const id = recordId(realm, report.socket);
    const record = this.#log.get(id);
    if (record === null) return;
    const failure = this.#failures.get(id);
    this.#failures.delete(id);
    const { code, reason, wasClean, at: endedAt, traffic, rehearsed } = report;
    const errorEvent = failure !== undefined || endedByError(record);
    const close = { code, reason, wasClean };
    const ending: Ending = rehearsed
      ? { kind: 'rehearsed', close }
      : { kind: 'close-event', close, errorEvent };
    const browserText = failure?.text ?? this.#textAfterReturn(realm, record);
    if (!isEnded(record)) this.#end(realm, id, { ending, endedAt, browserText, traffic });
    // The end was inferred, and now the page got its event after all.
    else if (mayStillClose(record)) {
      this.#log.put({ ...record, ending, endedAt, browserText: record.browserText ?? browserText });
    }
  }

  /** The promises of a WebSocketStream were rejected. */
  streamFailed(realm: Realm, { socket, name, message, at }: ReportOf<'stream-error'>): void {
    const id = recordId(realm, socket);
    const record = this.#log.get(id);
    if (record === null || isEnded(record)) return;
    const browserText = this.#texts.claim(realm.log, record.url);
    const ending = { kind: 'stream-error', errorName: name, errorMessage: message } as const;
    this.#end(realm, id, { ending, endedAt: at, browserText });
  }

  /** A realm went without a word, and so did its sockets that were `live`. */
  gone(
    realm: Realm,
    live: readonly LiveSocket[],
    { why, inferred }: { readonly why: GoneReason; readonly inferred: boolean },
    at: number,
  ): void {
    this.settleFailures(Number.POSITIVE_INFINITY, () => false, realm);
    for (const { id } of live) {
      // A failure that was settled just now may have ended it.
      const record = this.#log.get(id);
      if (record === null || isEnded(record)) continue;
      const browserText = this.#texts.claimOfGone(realm.log, record);
      // Counters come twice a second, and with the page's last word: without it, nobody knows the last ones.
      const isExact = realm.hasSaidLast || record.state === 'connecting';
      const traffic = isExact ? record.traffic : unknownTraffic;
      const ending = { kind: 'gone', why, ...(inferred ? { inferred } : {}) } as const;
      this.#end(realm, id, { ending, endedAt: at, browserText, traffic });
    }
  }

  /** A document that was left came back: it had been in the back-forward cache. */
  returned(realm: Realm): void {
    const prefix = `${realm.index}-`;
    for (const record of this.#log.ended()) {
      if (!record.id.startsWith(prefix) || record.ending.kind !== 'gone') continue;
      this.#log.put({ ...record, ending: { kind: 'gone', why: 'back-forward-cache' } });
    }
  }

  /** Their hook knows these sockets no more: unless the report is on its way, it is lost. */
  missing(realm: Realm, ids: readonly string[]): void {
    for (const id of ids) this.#missing.set(id, { realm, since: Date.now(), unseen: false });
  }

  /** Its hook had a socket of which no report has come: unless it lives, and is announced, it is lost. */
  unseen(realm: Realm, id: string): void {
    if (this.#missing.size >= limits.liveSockets) this.#texts.countUnseen(realm.log, 1, Date.now());
    else this.#missing.set(id, { realm, since: Date.now(), unseen: true });
  }

  /** A report of this socket has come after all. Gives whether it was missing. */
  seen(id: string): boolean {
    return this.#missing.delete(id);
  }

  /**
   * Settles the failures that have waited long enough for `close`; of one realm only, where one is given. While a realm
   * `isAsked`, it may still come; where it is lost, nobody can tell whether the page got one.
   */
  settleFailures(now: number, isAsked: (realm: Realm) => boolean, only?: Realm): void {
    for (const [id, failure] of this.#failures) {
      if ((only !== undefined && failure.realm !== only) || this.#missing.has(id)) continue;
      if (isAsked(failure.realm)) this.#failures.set(id, { ...failure, since: now });
      else if (now - failure.since >= waitForClose) {
        this.#failures.delete(id);
        if (failure.closed) this.#endByError(failure);
      }
    }
  }

  /** Counts those whose report has not come for long enough as dropped; while a realm `isAsked`, it may still come. */
  dropMissing(now: number, isAsked: (realm: Realm) => boolean): void {
    for (const [id, missing] of this.#missing) {
      if (isAsked(missing.realm)) this.#missing.set(id, { ...missing, since: now });
      else if (now - missing.since >= waitForClose) this.#countMissing(id, missing);
    }
  }

  /** The newest sockets that fired `error` and may still fire `close`. */
  toSaved(): readonly SavedFailure[] {
    const newest = [...this.#failures.values()].slice(-mostKept);
    return newest.map(({ realm, id, text, at, closed }) => ({ realm: realm.index, id, text, at, closed }));
  }

  /** Takes back what was kept. `realmOf` gives the realm of an index, or null. */
  restore(saved: readonly SavedFailure[], realmOf: (index: number) => Realm | null): void {
    for (const failure of saved) {
      const realm = realmOf(failure.realm);
      if (realm !== null) this.#failures.set(failure.id, { ...failure, realm, since: Date.now() });
    }
  }

  /** Whether time alone will change something. */
  get isWaiting(): boolean {
    return this.#failures.size + this.#missing.size > 0;
  }

  #countMissing(id: string, { realm, unseen }: Missing): void {
    this.#missing.delete(id);
    const record = this.#log.get(id);
    // One that was known may have left the log for want of room, and was counted then.
    if (record === null) {
      if (unseen) this.#texts.countUnseen(realm.log, 1, Date.now());
      return;
    }
    if (isEnded(record)) return;
    this.#log.remove(id);
    const text = this.#failures.get(id)?.text ?? null;
    this.#failures.delete(id);
    const { context, url, state } = record;
    if (text === null) this.#texts.countKnown(realm.log, url, Date.now());
    else this.#texts.rows.create({ log: realm.log, context, url, text, everOpened: state !== 'connecting' });
  }

  #endByError({ realm, id, text, at }: Failure): void {
    this.#end(realm, id, { ending: { kind: 'error-only' }, endedAt: at, browserText: text });
  }

  /** A page that comes back from the back-forward cache gets `close` without `error`, and a text all the same. */
  #textAfterReturn(realm: Realm, record: SocketRecord): BrowserText | null {
    return isEnded(record) && record.ending.kind === 'gone' ? this.#texts.claim(realm.log, record.url) : null;
  }

  #end(realm: Realm, id: string, facts: Omit<EndFacts, 'surroundings'>): void {
    const record = this.#log.get(id);
    if (record === null || isEnded(record)) return;
    this.#log.put(endedSocket(record, { ...facts, surroundings: this.#page.surroundingsOf(realm) }));
    this.#onEnded(realm, id);
  }
}

const endedByError = (record: SocketRecord) => isEnded(record) && record.ending.kind === 'error-only';

const mayStillClose = (record: SocketRecord) =>
  isEnded(record) &&
  (record.ending.kind === 'error-only' ||
    (record.ending.kind === 'gone' && record.ending.why === 'back-forward-cache'));
