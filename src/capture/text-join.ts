import type { BrowserText } from '../model/socket.ts';
import { urlKey } from './browser-text.ts';

/** A text of the log that no socket has claimed yet. */
export interface LooseText {
  readonly session: string;
  /** As the log gave it. */
  readonly url: string;
  readonly text: BrowserText;
}

export interface TextJoinOutcome {
  /** No socket claimed it in time. Gives the id of the row that stands for the socket nobody saw. */
  readonly onUnclaimed: (loose: LooseText) => string;
  /** It had a socket after all: the row that stood for it has to go. */
  readonly onReclaimed: (standInId: string) => void;
}

interface WaitingText extends LooseText {
  readonly key: string;
  readonly since: number;
  readonly standInId: string | null;
}

/** How long a text waits for the `error` event of its socket, in milliseconds. Both leave one task (measured). */
const waitForClaim = 1_000;
/** How long a text that stands in the log by itself may still be claimed: a page can be busy for seconds. */
const waitForReclaim = 10_000;
/** Texts that wait at once; a page can make the browser log without end. */
const waitingLimit = 5_000;

/**
 * Joins the browser's texts with the sockets that failed. For one failing socket Chromium logs first, then fires
 * `error`, then `close` (measured); so within one session and one URL the n-th claim belongs to the n-th text.
 */
export class TextJoin {
  readonly #waiting: WaitingText[] = [];
  readonly #standing: WaitingText[] = [];
  readonly #outcome: TextJoinOutcome;

  constructor(outcome: TextJoinOutcome) {
    this.#outcome = outcome;
  }

  /** A text came; its socket will claim it. */
  add(loose: LooseText, now: number): void {
    const key = keyOf(loose.session, loose.url);
    this.#waiting.push({ ...loose, key, since: now, standInId: null });
    if (this.#waiting.length > waitingLimit) this.#letStand();
  }

  /** A socket failed: gives its text, or null where the browser said nothing. */
  claim(session: string, url: string): BrowserText | null {
    const key = keyOf(session, url);
    const fits = (text: WaitingText) => text.key === key;
    const found = take(this.#waiting, this.#waiting.findIndex(fits));
    return (found ?? this.#reclaim(this.#standing.findIndex(fits)))?.text ?? null;
  }

  /** The hook saw `count` sockets end without a report of their own; their texts, the latest ones, stand for nothing. */
  swallow(session: string, count: number): void {
    const fits = (text: WaitingText) => text.session === session;
    for (let left = count; left > 0; left -= 1) {
      const found =
        take(this.#waiting, this.#waiting.findLastIndex(fits)) ??
        this.#reclaim(this.#standing.findLastIndex(fits));
      if (found === null) return;
    }
  }

  /** Lets go of what has waited long enough. */
  expire(now: number): void {
    while (isOver(this.#waiting[0], waitForClaim, now)) this.#letStand();
    while (isOver(this.#standing[0], waitForReclaim, now)) this.#standing.shift();
  }

  /** Whether time alone will change something: `expire` has to be called again. */
  get isWaiting(): boolean {
    return this.#waiting.length > 0;
  }

  #letStand(): void {
    const text = this.#waiting.shift();
    if (text === undefined) return;
    this.#standing.push({ ...text, standInId: this.#outcome.onUnclaimed(text) });
    if (this.#standing.length > waitingLimit) this.#standing.shift();
  }

  #reclaim(index: number): WaitingText | null {
    const found = take(this.#standing, index);
    if (found?.standInId != null) this.#outcome.onReclaimed(found.standInId);
    return found;
  }
}

const keyOf = (session: string, url: string) => `${session} ${urlKey(url)}`;

const isOver = (text: WaitingText | undefined, wait: number, now: number) =>
  text !== undefined && now - text.since >= wait;

function take<Item>(items: Item[], index: number): Item | null {
  return index < 0 ? null : (items.splice(index, 1)[0] ?? null);
}
