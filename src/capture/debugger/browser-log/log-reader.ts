import type Protocol from 'devtools-protocol/types/protocol.js';
import type { SocketTracker } from '../../records/socket-tracker.ts';
import { contextKind, type Session } from '../sessions.ts';
import { LogReplays } from './log-replays.ts';
import { parseLogEntry } from './parse-log-entry.ts';
import { WorkerLogDuplicates } from './worker-log-duplicates.ts';

/** Reads the browser's log: each text about a socket once, with the session that it belongs to. */
export class LogReader {
  readonly #tracker: SocketTracker;
  readonly #replays = new LogReplays();
  readonly #duplicates: WorkerLogDuplicates;
  /** When the last recording ended: what the browser logged before is known. */
  watchedUntil = 0;
  /** What was read of each target's log before the service worker was stopped. */
  readonly #knownUntil = new Map<string, number>();
  /** When the service worker had been stopped and went on; 0 where it was not. */
  #resumedAt = 0;

  constructor(tracker: SocketTracker) {
    this.#tracker = tracker;
    this.#duplicates = new WorkerLogDuplicates((text) => tracker.loggedElsewhere(text));
  }

  /** The browser may repeat entries from now on. */
  mayRepeat(): void {
    this.#replays.mayRepeat();
  }

  /** The service worker was stopped, and is attached to workers again, whose logs the browser repeats: what was read of them is known. */
  goOn(sessions: readonly Session[]): void {
    this.#replays.mayRepeat();
    this.#resumedAt = Date.now();
    for (const { targetId, logReadUntil } of sessions) this.#knownUntil.set(targetId, logReadUntil);
  }

  /** Takes one entry of a session's log. */
  read(session: Session, entry: Protocol.Log.LogEntry): void {
    const parsed = parseLogEntry(entry);
    if (parsed === null || this.#replays.isRepeated(entry)) return;
    const knownUntil = this.#knownUntil.get(session.targetId);
    if (knownUntil !== undefined && entry.timestamp <= knownUntil) return;
    session.logReadUntil = Math.max(session.logReadUntil, entry.timestamp);
    const isEarlier = entry.timestamp < session.since && knownUntil === undefined;
    if (isEarlier && entry.timestamp < this.watchedUntil) return;
    const context = { kind: contextKind(session, null), url: session.url };
    const text = { session: session.key, context, ...parsed };
    if (entry.source === 'worker') {
      // Whether the same text was taken from the worker's own log before the stop, nobody knows; that log is repeated too.
      if (entry.timestamp >= this.#resumedAt) this.#duplicates.inPage(text);
      return;
    }
    if (session.kind === 'worker') this.#duplicates.inWorker(text);
    if (isEarlier) this.#tracker.loggedElsewhere(text);
    else this.#tracker.logged(text);
  }

  /** Recording ends at `at`: forgets what waits. */
  end(at: number): void {
    this.#duplicates.clear();
    this.#knownUntil.clear();
    this.#resumedAt = 0;
    this.watchedUntil = at;
  }
}
