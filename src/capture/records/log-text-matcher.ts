import { type BrowserText, isEnded, type LiveSocket, type SocketContext } from '../../model/socket.ts';
import type { SocketLog } from './socket-log.ts';
import { loggedSocket } from './socket-records.ts';
import { TextQueue } from './text-queue.ts';

/** A text of the browser's log that is about one socket. */
export interface LogText {
  /** Names the log in which it stands, as the realms of its sockets do. */
  readonly log: string;
  /** Where the sockets of that log are, as far as its session says. */
  readonly context: SocketContext;
  /** As the log gives it; shortened in the middle where it is longer than 1,024 characters. */
  readonly url: string;
  readonly text: BrowserText;
  /** Whether the connection had been open before. */
  readonly everOpened: boolean;
}

interface WaitingText {
  readonly text: LogText;
  readonly key: string;
  readonly since: number;
}

interface UnmatchedText extends WaitingText {
  /** Id of the row that stands in the log for the socket nobody saw. */
  readonly rowId: string;
}

/** What is kept of the texts over a stop of the service worker. */
export interface SavedTexts {
  readonly waiting: readonly WaitingText[];
  /** Whether no more of them waited. */
  readonly isWhole: boolean;
  /** Ids of the rows whose texts may still be claimed, by log. The rows themselves are kept with the others. */
  readonly unmatched: readonly (readonly [log: string, rowIds: readonly string[]])[];
  /** Logs of sockets that are only counted, and how many texts of each still stand for nothing. */
  readonly countedOnly: readonly (readonly [log: string, count: number])[];
}

/** Milliseconds that a text waits for the `error` event of its socket at least. Both leave one task, unless the page is busy. */
const waitForClaim = 2_000;
/** Milliseconds after which a text waits no longer even for a socket that lives. */
const waitForLiving = 30_000;
/** Milliseconds that a text which has a row of its own may still be claimed. */
const waitForReclaim = 60_000;
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
  readonly #unmatched = new TextQueue<UnmatchedText>();
  /** Sockets that are only counted, by log: each may leave a text that stands for nothing. */
  readonly #countedOnly = new Map<string, { count: number; at: number }>();
  /** Rows without a socket behind them, numbered for their ids. */
  rowCount = 0;

  constructor(log: SocketLog) {
    this.#log = log;
  }

  /** What may still be claimed, as much of it as can be kept with every change. */
  toSaved(): SavedTexts {
    const countedOnly = [...this.#countedOnly].map(([log, { count }]) => [log, count] as const);
    return {
      waiting: this.#waiting.newest(mostKept),
      isWhole: this.#waiting.size <= mostKept,
      unmatched: this.#rowsByLog(),
      countedOnly: countedOnly.slice(-mostKept),
    };
  }

  /** Takes back what was kept; the log has its rows. All of it waits from `now`: neither sockets nor texts could come meanwhile. */
  restore({ waiting, unmatched, countedOnly }: SavedTexts, now: number): void {
    for (const [log, count] of countedOnly) this.#expectTexts(log, count, now);
    for (const text of waiting) this.#waiting.add({ ...text, since: now });
    for (const [log, rowIds] of unmatched) for (const rowId of rowIds) this.#mayBeClaimed(log, rowId, now);
  }

  /** A text came; its socket will claim it. Where too many wait, the oldest get rows of their own, and may still be claimed. */
  add(text: LogText, now: number): void {
    const waiting = { text, key: keyOf(text.log, text.url), since: now };
    for (const oldest of this.#waiting.add(waiting)) this.#giveUp(oldest, now);
  }

  /** A socket failed: gives its text, or null where the browser said nothing. A row that stood for it goes. */
  claim(log: string, url: string): BrowserText | null {
    const key = keyOf(log, url);
    return this.#claim((waiting) => waiting.key === key);
  }

  /** A socket went without an event: gives its text, which came before the event could. */
  claimOfGone(log: string, { url, state }: LiveSocket): BrowserText | null {
    const key = keyOf(log, url);
    const everOpened = state !== 'connecting';
    return this.#claim((waiting) => waiting.key === key && waiting.text.everOpened === everOpened);
  }

  /**
   * A socket of this URL is in the log no more, or never was. The row that its text made, or makes now, stands for it;
   * without one it is counted as dropped.
   */
  countKnown(log: string, url: string, now: number): void {
    const key = keyOf(log, url);
    if (this.#unmatched.take((unmatched) => unmatched.key === key) !== null) return;
    const waiting = this.#waiting.take((text) => text.key === key);
    if (waiting !== null) this.createLogOnlyRow(waiting.text);
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
   * texts have made rows already, which stay and stand for these sockets. Which is whose nobody can tell; sockets that are
   * still to claim their texts began before, so that the newest rows are taken.
   */
  expectUnseen(log: string, sockets: number, now: number): number {
    let rows = 0;
    while (rows < sockets && this.#unmatched.takeNewest(({ text }) => text.log === log) !== null) rows += 1;
    this.#expectTexts(log, sockets - rows, now);
    return rows;
  }

  /** Adds a row for a socket of which only the browser's log tells. Gives the row's id. */
  createLogOnlyRow({ context, url, text, everOpened }: LogText): string {
    const id = `log-${this.rowCount++}`;
    const surroundings = { hiddenSince: null, onLine: null };
    this.#log.put(loggedSocket(id, context, url, { browserText: text, everOpened, surroundings }));
    return id;
  }

  /** Gives a row of its own to what has waited long enough. */
  expire(now: number): void {
    if (this.#waiting.some(({ since }) => now - since >= waitForClaim)) {
      const living = new Set(this.#log.live().map(({ url }) => urlKey(url)));
      const over = this.#waiting.takeAll((waiting) => !mustWait(waiting, living, now));
      for (const waiting of over) this.#giveUp(waiting, now, living.has(urlKey(waiting.text.url)));
    }
    this.#unmatched.takeAll(({ since }) => now - since >= waitForReclaim);
  }

  /** Forgets every text: the logs they came from are over. */
  clear(): void {
    this.#waiting.clear();
    this.#unmatched.clear();
    this.#countedOnly.clear();
  }

  /** Whether time alone will change something: `expire` has to be called again. */
  get isWaiting(): boolean {
    return this.#waiting.size > 0;
  }

  #claim(isOfSocket: (waiting: WaitingText) => boolean): BrowserText | null {
    const waiting = this.#waiting.take(isOfSocket);
    if (waiting !== null) return waiting.text.text;
    const unmatched = this.#unmatched.take(isOfSocket);
    if (unmatched === null) return null;
    // Where its row had to leave the log, it was counted; the socket has another row now.
    if (this.#log.get(unmatched.rowId) === null) this.#log.countDropped(-1);
    this.#log.remove(unmatched.rowId);
    return unmatched.text.text;
  }

  #expectTexts(log: string, count: number, now: number): void {
    if (count === 0) return;
    const known = this.#countedOnly.get(log)?.count ?? 0;
    this.#countedOnly.set(log, { count: known + count, at: now });
  }

  #rowsByLog(): SavedTexts['unmatched'] {
    const byLog = new Map<string, string[]>();
    for (const { text, rowId } of this.#unmatched.newest(Number.POSITIVE_INFINITY)) {
      const rowIds = byLog.get(text.log);
      if (rowIds === undefined) byLog.set(text.log, [rowId]);
      else rowIds.push(rowId);
    }
    return [...byLog];
  }

  #mayBeClaimed(log: string, rowId: string, now: number): void {
    const row = this.#log.get(rowId);
    if (row === null || !isEnded(row) || row.browserText === null) return;
    const { context, url, browserText, everOpened } = row;
    const text = { log, context, url, text: browserText, everOpened };
    this.#unmatched.add({ text, key: keyOf(log, url), since: now, rowId });
  }

  /** `isOfLiving`: its socket may still claim it, so that it is none of those that are only counted. */
  #giveUp(waiting: WaitingText, now: number, isOfLiving = false): void {
    const { text, since } = waiting;
    const counted = this.#countedOnly.get(text.log);
    if (counted !== undefined && since - counted.at >= ignoredFor) this.#countedOnly.delete(text.log);
    else if (counted !== undefined && counted.count > 0 && !isOfLiving) {
      counted.count -= 1;
      return;
    }
    this.#unmatched.add({ ...waiting, since: now, rowId: this.createLogOnlyRow(text) });
  }
}

function mustWait({ text, since }: WaitingText, living: ReadonlySet<string>, now: number): boolean {
  const waited = now - since;
  return waited < waitForClaim || (waited < waitForLiving && living.has(urlKey(text.url)));
}

/** Equal for a text and for the socket that it is about. */
const keyOf = (log: string, url: string) => `${log} ${urlKey(url)}`;

/**
 * Chromium's `KURL::ElidedString` keeps 511 characters, '...' and the last 510 of a URL over 1,024 characters.
 * The first 511 characters are what a shortened and a full URL share.
 */
const elidedHead = 511;
const elidedFrom = 1_024;

/** Equal for a socket's URL and for the same URL in the browser's log. */
export function urlKey(url: string): string {
  const absolute = normalized(url);
  return absolute.length < elidedFrom ? absolute : absolute.slice(0, elidedHead);
}

/** A page may hand `http:` URLs and fragments to the constructor; the log has what came of them. */
function normalized(url: string): string {
  if (url.length >= elidedFrom || !URL.canParse(url)) return url;
  const parsed = new URL(url);
  parsed.hash = '';
  return parsed.href.replace(/^http(s?):/, 'ws$1:');
}
