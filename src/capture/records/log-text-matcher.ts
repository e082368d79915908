import type { BrowserText } from '../../model/socket.ts';
import { urlKey } from '../debugger/browser-log/parse-log-entry.ts';

/** A text of the log that no socket has claimed yet. */
export interface LogText {
  readonly session: string;
  /** As the log gave it. */
  readonly url: string;
  readonly text: BrowserText;
}

export interface TextJoinOutcome {
  /** The `urlKey`s of sockets that live, so that they may still claim. */
  readonly livingUrls: () => ReadonlySet<string>;
  /** No socket claimed it. Gives the id of the row that stands for the socket nobody saw. */
  readonly onUnclaimed: (loose: LogText) => string;
  /** It had a socket after all: the row that stood for it has to go. */
  readonly onReclaimed: (standInId: string) => void;
}

interface WaitingText extends LogText {
  readonly key: string;
  readonly since: number;
  readonly standInId: string | null;
}

/** Milliseconds that a text waits for the `error` event of its socket at least. Both leave one task, unless the page is busy. */
const waitForClaim = 2_000;
/** Milliseconds after which a text waits no longer even for a socket that lives. */
const waitForLiving = 30_000;
/** Milliseconds that a text which stands in the log by itself may still be claimed. */
const waitForReclaim = 60_000;
/** Texts that wait at once; a page can make the browser log without end. */
const waitingLimit = 5_000;

/**
 * Joins the browser's texts with the sockets that failed. For one failing socket Chromium logs first, then fires
 * `error`, then `close` (measured); so within one session and one URL the n-th claim belongs to the n-th text.
 */
export class LogTextMatcher {
  #waiting: WaitingText[] = [];
  #standing: WaitingText[] = [];
  /** Sockets that are only counted, by session: each may leave a text that stands for nothing. */
  readonly #uncounted = new Map<string, number>();
  readonly #outcome: TextJoinOutcome;

  constructor(outcome: TextJoinOutcome) {
    this.#outcome = outcome;
  }

  /** A text came; its socket will claim it. */
  add(loose: LogText, now: number): void {
    if (this.#waiting.length >= waitingLimit) return;
    const key = keyOf(loose.session, loose.url);
    this.#waiting.push({ ...loose, key, since: now, standInId: null });
  }

  /** A socket failed: gives its text, or null where the browser said nothing. */
  claim(session: string, url: string): BrowserText | null {
    const key = keyOf(session, url);
    const found = take(this.#waiting, key);
    if (found !== null) return found.text;
    const standing = take(this.#standing, key);
    if (standing?.standInId != null) this.#outcome.onReclaimed(standing.standInId);
    return standing?.text ?? null;
  }

  /** So many sockets of a session are only counted: as many texts stand for nothing. */
  ignore(session: string, count: number): void {
    this.#uncounted.set(session, (this.#uncounted.get(session) ?? 0) + count);
  }

  /** Lets go of what has waited long enough. */
  expire(now: number): void {
    const waiting = this.#waiting;
    if (waiting.some(({ since }) => now - since >= waitForClaim)) {
      const living = this.#outcome.livingUrls();
      this.#waiting = waiting.filter((text) => mustWait(text, living, now));
      for (const text of waiting) if (!mustWait(text, living, now)) this.#createLogOnlyRow(text, now);
    }
    while (this.#standing[0] !== undefined && now - this.#standing[0].since >= waitForReclaim) {
      this.#standing.shift();
    }
  }

  /** Forgets what waits and what stands: the sessions they came from are over. */
  clear(): void {
    this.#waiting = [];
    this.#standing = [];
    this.#uncounted.clear();
  }

  /** Whether time alone will change something: `expire` has to be called again. */
  get isWaiting(): boolean {
    return this.#waiting.length > 0;
  }

  #createLogOnlyRow(text: WaitingText, now: number): void {
    const uncounted = this.#uncounted.get(text.session) ?? 0;
    if (uncounted > 0) {
      this.#uncounted.set(text.session, uncounted - 1);
      return;
    }
    this.#standing.push({ ...text, since: now, standInId: this.#outcome.onUnclaimed(text) });
    if (this.#standing.length > waitingLimit) this.#standing.shift();
  }
}

function mustWait(text: WaitingText, living: ReadonlySet<string>, now: number): boolean {
  const waited = now - text.since;
  return waited < waitForClaim || (waited < waitForLiving && living.has(urlKey(text.url)));
}

/** Equal for a text and for the socket that it is about. */
const keyOf = (session: string, url: string) => `${session} ${urlKey(url)}`;

function take(texts: WaitingText[], key: string): WaitingText | null {
  const index = texts.findIndex((text) => text.key === key);
  return index < 0 ? null : (texts.splice(index, 1)[0] ?? null);
}
