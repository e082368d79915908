import { limits } from '../../model/limits.ts';
import type { LogTextMatcher } from './log-text-matcher.ts';
import { noneUntracked, type Realm, recordId } from './realm.ts';
import type { SocketEndings } from './socket-endings.ts';
import type { SocketLog } from './socket-log.ts';
import { adoptedSocket, createdSocket, type ReportOf, WebSocketClosed } from './socket-records.ts';

/** Takes new sockets into the log. Hooks number their sockets and leave no number out: so each is a record, or counted. */
export class SocketArrivals {
  readonly #log: SocketLog;
  readonly #texts: LogTextMatcher;
  readonly #endings: SocketEndings;

  constructor(log: SocketLog, texts: LogTextMatcher, endings: SocketEndings) {
    this.#log = log;
    this.#texts = texts;
    this.#endings = endings;
  }

  /** A realm that nobody watched has said how far its hook had counted: those that live are still to be announced. */
  watchedFrom(realm: Realm, last: number): void {
    realm.highestNumber = Math.max(realm.highestNumber ?? 0, last);
    realm.unwatchedUpTo = last;
    realm.untracked ??= noneUntracked;
  }

  /** A hook reports a socket. Gives whether the log had it already. */
  begin(realm: Realm, report: ReportOf<'created' | 'adopted'>): boolean {
    const id = recordId(realm, report.socket);
    const wasWatched = report.socket > (realm.unwatchedUpTo ?? 0);
    const isKnown = wasWatched && report.socket <= (realm.highestNumber ?? 0);
    if (realm.highestNumber !== null) this.countUpTo(realm, report.socket - 1);
    if (realm.highestNumber !== null || report.type === 'created') {
      realm.highestNumber = Math.max(realm.highestNumber ?? 0, report.socket);
    }
    const wasMissing = this.#endings.seen(id);
    if (this.#log.get(id) !== null) return true;
    // One that was counted because too many lived is announced with the others, and stays counted.
    const staysCounted = report.type === 'adopted' && isKnown && !wasMissing;
    if (!staysCounted) this.#take(id, realm, report);
    return false;
  }

  /** The sockets up to this number of which no report has come are lost, unless they live. */
  countUpTo(realm: Realm, number: number): void {
    const highest = realm.highestNumber ?? number;
    if (number <= highest) return;
    const first = Math.max(highest, number - limits.liveSockets) + 1;
    this.#texts.countUnseen(realm.log, first - 1 - highest, Date.now());
    for (let lost = first; lost <= number; lost += 1) this.#endings.unseen(realm, recordId(realm, lost));
    realm.highestNumber = number;
  }

  /** A hook says how many sockets it only counted so far. */
  countUntracked(realm: Realm, { created, ended }: ReportOf<'overflow'>): void {
    const known = realm.untracked;
    const newly = { created: created - (known?.created ?? 0), ended: ended - (known?.ended ?? 0) };
    if (known === null) realm.untracked = { created, ended, rows: 0 };
    else if (newly.created >= 0 && newly.ended >= 0) {
      const rows = known.rows + this.#texts.expectUnseen(realm.log, newly.created, Date.now());
      const endedWithRow = Math.min(rows, newly.ended);
      this.#log.countDropped(newly.ended - endedWithRow);
      realm.untracked = { created, ended, rows: rows - endedWithRow };
    }
  }

  #take(id: string, realm: Realm, report: ReportOf<'created' | 'adopted'>): void {
    const context = { kind: realm.kind, url: realm.url };
    if (this.#log.liveCount >= limits.liveSockets) this.#texts.countKnown(realm.log, report.url, Date.now());
    else if (report.type === 'created') this.#log.put(createdSocket(id, context, report));
    else if (report.readyState !== WebSocketClosed) this.#log.put(adoptedSocket(id, context, report));
  }
}
