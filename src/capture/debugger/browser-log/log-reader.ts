import type Protocol from 'devtools-protocol/types/protocol.js';
import type { Session } from '../sessions.ts';
import { LogReplays } from './log-replays.ts';
import { type SocketText, parseLogEntry } from './parse-log-entry.ts';
import { WorkerLogDuplicates } from './worker-log-duplicates.ts';

/** Who makes something of the log's texts about sockets. */
export interface TextTaker {
  /** A text of a session's log that is about a socket. */
  logged(session: string, found: SocketText): void;
  /** A text from before recording: no socket of ours can claim it. */
  loggedBefore(session: string, found: SocketText): void;
}

/** Reads the browser's log: each text about a socket once, with the session that it belongs to. */
export class LogReader {
  readonly #taker: TextTaker;
  readonly #replays = new LogReplays();
  readonly #echoes: WorkerLogDuplicates;
  /** When the last recording ended: what the browser logged before is known. */
  watchedUntil = 0;

  constructor(taker: TextTaker) {
    this.#taker = taker;
    this.#echoes = new WorkerLogDuplicates((session, found) => taker.loggedBefore(session, found));
  }

  /** The browser may tell entries anew from now on. */
  mayRepeat(): void {
    this.#replays.mayRepeat();
  }

  /** Takes one entry of a session's log. */
  read(session: Session, entry: Protocol.Log.LogEntry): void {
    const found = parseLogEntry(entry);
    if (found === null || this.#replays.isRepeated(entry)) return;
    const isEarlier = entry.timestamp < session.since;
    if (isEarlier && entry.timestamp < this.watchedUntil) return;
    const now = Date.now();
    if (entry.source === 'worker') {
      this.#echoes.echo(session.key, found, now);
      return;
    }
    if (session.kind === 'worker') this.#echoes.original(session.key, found, now);
    if (isEarlier) this.#taker.loggedBefore(session.key, found);
    else this.#taker.logged(session.key, found);
  }

  /** Lets go of what has waited long enough. */
  expire(now: number): void {
    this.#echoes.expire(now);
  }

  /** Nobody watches from `at` on: waits for nothing any more. */
  end(at: number): void {
    this.#echoes.clear();
    this.watchedUntil = at;
  }

  /** Whether time alone will change something: `expire` has to be called again. */
  get isWaiting(): boolean {
    return this.#echoes.isWaiting;
  }
}
