import { limits } from '../../../model/limits.ts';
import { type BrowserText, isEnded, type SocketContext } from '../../../model/socket.ts';
import type { SocketLog } from '../socket-log.ts';
import { loggedSocket } from '../socket-records.ts';
import { textKeyOf } from './text-key.ts';
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

/** A text that waits for something since a time; `key` is equal for those of one log and URL. */
export interface WaitingText {
  readonly text: LogText;
  readonly key: string;
  readonly since: number;
}

interface TextOfRow extends WaitingText {
  /** Id of the row that stands in the log for a socket nobody saw. */
  readonly rowId: string;
  /** Whether the row was taken for one of the sockets that are only counted. */
  isTaken: boolean;
}

/** What is kept of a row's text over a stop of the service worker; the row itself is kept with the others. */
export type SavedRow = readonly [log: string, rowId: string, isTaken: boolean];

/** Milliseconds that a text which has a row of its own may still be claimed. */
const waitForReclaim = 60_000;

/** Rows of sockets of which only a text of the browser's log tells; for a while a socket may still claim its text. */
export class TextRows {
  readonly #log: SocketLog;
  readonly #texts = new TextQueue<TextOfRow>();
  /** Rows so far, for their ids. */
  count = 0;

  constructor(log: SocketLog) {
    this.#log = log;
  }

  /** A row whose text no socket may claim. Gives its id. */
  create({ context, url, text, everOpened }: LogText): string {
    const id = `log-${this.count++}`;
    const surroundings = { hiddenSince: null, onLine: null };
    this.#log.put(loggedSocket(id, context, url, { browserText: text, everOpened, surroundings }));
    return id;
  }

  /** A row whose text waited for its socket in vain, and may still be claimed from `now` on. */
  add(waiting: WaitingText, now: number): void {
    this.#texts.add({ ...waiting, since: now, rowId: this.create(waiting.text), isTaken: false });
  }

  /**
   * A socket claims its text: gives it, or null where no row has it. The row goes, for the socket has another one.
   * `wasTaken`: it stood for a socket that is only counted, and whose own text is still to come.
   */
  claim(
    isOfSocket: (waiting: WaitingText) => boolean,
  ): { readonly text: BrowserText; readonly wasTaken: boolean } | null {
    const claimed = this.#texts.take(isOfSocket);
    if (claimed === null) return null;
    // It may have left the log for want of room, and was counted then.
    const isKept = this.#log.get(claimed.rowId) !== null;
    this.#log.remove(claimed.rowId);
    this.#log.countDropped(Number(claimed.isTaken) - Number(!isKept));
    return { text: claimed.text.text, wasTaken: claimed.isTaken };
  }

  /** A row of this key is taken for a socket that has none; gives whether there was one. */
  keep(key: string): boolean {
    return this.#texts.take((each) => each.key === key && !each.isTaken) !== null;
  }

  /**
   * So many sockets of a log are only counted: as many rows are taken to stand for them, as far as there are any; gives how
   * many. Which is whose nobody can tell. Sockets that are still to claim their texts began before: the newest are taken.
   */
  takeNewest(log: string, sockets: number): number {
    const rows = this.#texts.newestOf(sockets, ({ text, isTaken }) => text.log === log && !isTaken);
    for (const row of rows) row.isTaken = true;
    return rows.length;
  }

  expire(now: number): void {
    this.#texts.takeAll(({ since }) => now - since >= waitForReclaim);
  }

  clear(): void {
    this.#texts.clear();
  }

  toSaved(): readonly SavedRow[] {
    const all = this.#texts.newest(limits.waitingTexts);
    return all.map(({ text, rowId, isTaken }) => [text.log, rowId, isTaken]);
  }

  /** Takes back what was kept; the log has its rows. */
  restore(saved: readonly SavedRow[], now: number): void {
    for (const [log, rowId, isTaken] of saved) {
      const row = this.#log.get(rowId);
      if (row === null || !isEnded(row) || row.browserText === null) continue;
      const { context, url, browserText, everOpened } = row;
      const text = { log, context, url, text: browserText, everOpened };
      this.#texts.add({ text, key: textKeyOf(log, url), since: now, rowId, isTaken });
    }
  }
}
