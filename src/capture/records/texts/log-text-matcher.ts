import type { BrowserText, LiveSocket } from '../../../model/socket.ts';
import type { SocketLog } from '../socket-log.ts';
import { textKeyOf, urlKey } from './text-key.ts';
import { TextQueue } from './text-queue.ts';
import { type LogText, type SavedRow, TextRows, type WaitingText } from './text-rows.ts';

/** What is kept of the texts over a stop of the service worker. */
export interface SavedTexts {
  readonly waiting: readonly WaitingText[];
  /** Whether no more of them waited. */
  readonly isWhole: boolean;
  /** Rows whose texts may still be claimed. */
  readonly unmatched: readonly SavedRow[];
  /** Logs of sockets that are only counted, and how many texts of each still stand for nothing. */
  readonly countedOnly: readonly (readonly [log: string, count: number])[];
}

/** Milliseconds that a text waits for the `error` event of its socket at least. Both leave one task, unless the page is busy. */
const waitForClaim = 2_000;
/** The same where there is no room for more, and milliseconds between two looks at which of them need not wait. */
const waitWhenFull = 500;
const lookInterval = 250;
/** Milliseconds after which a text waits no longer even for a socket that lives. */
const waitForLiving = 30_000;
/** Waiting texts, and logs, that are kept over a stop of the service worker: more than fail between two calls of a hook. */
const mostKept = 100;
/** Milliseconds after a flood of sockets in which texts are put down to those that were only counted. */
const ignoredFor = 60_000;

/**
 * Matches the browser's texts with the sockets that failed. For one failing socket Chromium logs first, then fires
 * `error`, then `close` (measured); so within one log and one URL the n-th claim belongs to the n-th text.
 */
export class LogTextMatcher {
  readonly #log: SocketLog;
  readonly #waiting = new TextQueue<WaitingText>();
  /** Sockets that are only counted, by log: each may leave a text that stands for nothing. */
  readonly #countedOnly = new Map<string, { count: number; at: number }>();
  /** When it was last looked which texts need not wait. */
  #lookedAt = 0;
  /** Rows of the texts that no socket claimed in time. */
  readonly rows: TextRows;

  constructor(log: SocketLog) {
    this.#log = log;
    this.rows = new TextRows(log);
  }

  /** What may still be claimed, as much of it as can be kept with every change. */
  toSaved(): SavedTexts {
    const countedOnly = [...this.#countedOnly].map(([log, { count }]) => [log, count] as const);
    return {
      waiting: this.#waiting.newest(mostKept),
      isWhole: this.#waiting.size <= mostKept,
      unmatched: this.rows.toSaved(),
      countedOnly: countedOnly.slice(-mostKept),
    };
  }

  /** Takes back what was kept; the log has its rows. All of it waits from `now`: neither sockets nor texts could come meanwhile. */
  restore({ waiting, unmatched, countedOnly }: SavedTexts, now: number): void {
    for (const [log, count] of countedOnly) this.#expectTexts(log, count, now);
    for (const text of waiting) this.#waiting.add({ ...text, since: now });
    this.rows.restore(unmatched, now);
  }

  /** A text came; its socket will claim it. Where too many wait, the oldest get rows of their own, and may still be claimed. */
  add(text: LogText, now: number): void {
    const waiting = { text, key: textKeyOf(text.log, text.url), since: now };
    if (this.#waiting.isFull && now - this.#lookedAt >= lookInterval) this.#giveUpOthers(waitWhenFull, now);
    for (const oldest of this.#waiting.add(waiting)) this.#giveUp(oldest, now);
  }

  /** A socket failed: gives its text, or null where the browser said nothing. A row that stood for it goes. */
  claim(log: string, url: string): BrowserText | null {
    const key = textKeyOf(log, url);
    return this.#claim(log, (waiting) => waiting.key === key);
  }

  /**
   * A socket fired `error`: gives its text. Where so many came that its text was taken for one of the sockets that are only
   * counted, one of theirs is still to come.
   */
  claimOfFailed(log: string, url: string): BrowserText | null {
    const text = this.claim(log, url);
    if (text === null) this.#expectOneMore(log);
    return text;
  }

  /** A socket went without an event: gives its text, which came before the event could. */
  claimOfGone(log: string, { url, state }: LiveSocket): BrowserText | null {
    const key = textKeyOf(log, url);
    const everOpened = state !== 'connecting';
    return this.#claim(log, (waiting) => waiting.key === key && waiting.text.everOpened === everOpened);
  }

  /**
   * A socket of this URL is in the log no more, or never was. The row that its text made, or makes now, stands for it;
   * without one it is counted as dropped.
   */
  countKnown(log: string, url: string, now: number): void {
    const key = textKeyOf(log, url);
    if (this.rows.keep(key)) return;
    const waiting = this.#waiting.take((text) => text.key === key);
    if (waiting !== null) this.rows.create(waiting.text);
    else {
      this.#expectTexts(log, 1, now);
      this.#log.countDropped(1);
    }
  }

  /** So many sockets of a log that nobody saw have ended: each has a row that its text made, or counts as dropped. */
  countUnseen(log: string, sockets: number, now: number): void {
    const rows = this.expectUnseen(log, sockets, now);
    this.#log.countDropped(sockets - rows);
  }

  /**
   * So many sockets of a log are only counted: as many texts stand for nothing, if they come within a minute. Gives how many
   * texts have made rows already, which stand for these sockets now.
   */
  expectUnseen(log: string, sockets: number, now: number): number {
    if (sockets === 0) return 0;
    const rows = this.rows.takeNewest(log, sockets);
    this.#expectTexts(log, sockets - rows, now);
    return rows;
  }

  /** Gives a row of its own to what has waited long enough. */
  expire(now: number): void {
    if (this.#waiting.some(({ since }) => now - since >= waitForClaim)) this.#giveUpOthers(waitForClaim, now);
    this.rows.expire(now);
  }

  /** Forgets every text: the logs they came from are over. */
  clear(): void {
    this.#waiting.clear();
    this.rows.clear();
    this.#countedOnly.clear();
  }

  /** Whether time alone will change something: `expire` has to be called again. */
  get isWaiting(): boolean {
    return this.#waiting.size > 0;
  }

  #claim(log: string, isOfSocket: (waiting: WaitingText) => boolean): BrowserText | null {
    const waiting = this.#waiting.take(isOfSocket);
    if (waiting !== null) return waiting.text.text;
    const claimed = this.rows.claim(isOfSocket);
    if (claimed?.wasTaken) this.#expectOneMore(log);
    return claimed?.text ?? null;
  }

  /** What was put down to a socket that is only counted was another's: its own is still to come. */
  #expectOneMore(log: string): void {
    const counted = this.#countedOnly.get(log);
    if (counted !== undefined) counted.count += 1;
  }

  #expectTexts(log: string, count: number, now: number): void {
    const known = this.#countedOnly.get(log)?.count ?? 0;
    this.#countedOnly.set(log, { count: known + count, at: now });
  }

  /** Gives up the texts that have waited for so many milliseconds, but for as many of a URL as sockets of it live. */
  #giveUpOthers(wait: number, now: number): void {
    this.#lookedAt = now;
    const living = new Map<string, number>();
    for (const { url } of this.#log.live()) living.set(urlKey(url), (living.get(urlKey(url)) ?? 0) + 1);
    const isOver = ({ text, since }: WaitingText) => {
      const ofUrl = living.get(urlKey(text.url)) ?? 0;
      living.set(urlKey(text.url), ofUrl - 1);
      return now - since >= (ofUrl > 0 ? Math.max(wait, waitForLiving) : wait);
    };
    for (const waiting of this.#waiting.takeAll(isOver)) this.#giveUp(waiting, now);
  }

  #giveUp(waiting: WaitingText, now: number): void {
    const { text, since } = waiting;
    const counted = this.#countedOnly.get(text.log);
    if (counted !== undefined && since - counted.at >= ignoredFor) this.#countedOnly.delete(text.log);
    else if (counted !== undefined && counted.count > 0) {
      counted.count -= 1;
      return;
    }
    this.rows.add(waiting, now);
  }
}
