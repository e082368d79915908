import type Protocol from 'devtools-protocol/types/protocol.js';
import { limits } from '../../../model/limits.ts';
import type { SocketTracker } from '../../records/socket-tracker.ts';
import type { LogText } from '../../records/texts/text-rows.ts';
import { contextKind, type Session } from '../sessions.ts';
import { LogReplays } from './log-replays.ts';
import { parseLogEntry } from './parse-log-entry.ts';
import { WorkerLogDuplicates } from './worker-log-duplicates.ts';

/** How far a log was read: the time of the last entry about a socket, and how many of that time were read. */
interface ReadUntil {
  readonly at: number;
  readonly count: number;
}

/** What is kept of a reader over a stop of the service worker. */
export interface SavedLogReader {
  readonly watchedUntil: number;
  /** By target. */
  readonly readUntil: readonly (readonly [string, ReadUntil])[];
  readonly workerTexts: readonly LogText[];
}

/** Reads the browser's log: gives each text that is about a socket once, with the log that it stands in. */
export class LogReader {
  readonly #tracker: SocketTracker;
  readonly #replays = new LogReplays();
  readonly #duplicates: WorkerLogDuplicates;
  /** When the last recording ended: what the browser logged before is known. */
  #watchedUntil = 0;
  /** How far the log of each target was read. */
  readonly #readUntil = new Map<string, ReadUntil>();
  /** The same as it was when the service worker was stopped, and how many of that time are still to be repeated. */
  readonly #known = new Map<string, { readonly at: number; left: number }>();
  /** Sessions of which something was missed, until they have repeated it. */
  readonly #behind = new Set<string>();
  /** Those of them that have not begun to. */
  readonly #silent = new Set<string>();
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

  /**
   * Whether entries of a session were missed that have not been repeated yet. What its hooks say until then is to be left
   * out; it comes again, and then finds its texts.
   */
  isBehind({ key }: Session): boolean {
    return this.#behind.has(key);
  }

  /** The browser repeats all of a session's log from now on. What came since the stop is left out: it is repeated too. */
  repeatsFromStart({ key }: Session): void {
    this.mayRepeat();
    this.#silent.delete(key);
  }

  /** All of a session's log has been repeated. */
  caughtUp({ key }: Session): void {
    this.#behind.delete(key);
  }

  /** Takes one entry of a session's log. */
  read(session: Session, entry: Protocol.Log.LogEntry): void {
    if (this.#silent.has(session.key)) return;
    const parsed = parseLogEntry(entry);
    if (parsed === null || this.#replays.isRepeated(entry) || this.#wasRead(session, entry)) return;
    this.#remember(session, entry.timestamp);
    // Of a target that was watched before the stop, everything that is new is from the recording.
    const isEarlier = entry.timestamp < session.since && !this.#known.has(session.targetId);
    if (isEarlier && entry.timestamp < this.#watchedUntil) return;
    const context = { kind: contextKind(session, null), url: session.url };
    const text = { log: session.targetId, context, ...parsed };
    if (entry.source === 'worker') {
      // What came before has been read in the worker's own log, or is repeated there.
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
    this.#readUntil.clear();
    this.#known.clear();
    this.#behind.clear();
    this.#silent.clear();
    this.#resumedAt = 0;
    this.#watchedUntil = at;
  }

  /** What is to be kept, with the sessions that are watched. */
  toSaved(sessions: readonly Session[]): SavedLogReader {
    // A log of which nothing was read is known up to where it began to be watched.
    const begun = sessions.map(({ targetId, since }) => [targetId, { at: since, count: 0 }] as const);
    const readUntil = [...new Map([...begun, ...this.#readUntil])];
    return { watchedUntil: this.#watchedUntil, readUntil, workerTexts: this.#duplicates.toSaved() };
  }

  /** The service worker was stopped, and goes on with these sessions, of which something may have been missed. */
  restore(saved: SavedLogReader, sessions: readonly Session[]): void {
    this.#watchedUntil = saved.watchedUntil;
    for (const [targetId, read] of saved.readUntil) {
      this.#readUntil.set(targetId, read);
      this.#known.set(targetId, { at: read.at, left: read.count });
    }
    for (const { key } of sessions) {
      this.#behind.add(key);
      this.#silent.add(key);
    }
    this.#duplicates.restore(saved.workerTexts);
    this.#resumedAt = Date.now();
  }

  /** Whether an entry had been read before the service worker was stopped. Entries of one time are told apart by their number. */
  #wasRead({ targetId }: Session, { timestamp }: Protocol.Log.LogEntry): boolean {
    const known = this.#known.get(targetId);
    if (known === undefined || timestamp > known.at) return false;
    if (timestamp < known.at) return true;
    known.left -= 1;
    return known.left >= 0;
  }

  #remember({ targetId }: Session, timestamp: number): void {
    const { at, count } = this.#readUntil.get(targetId) ?? { at: 0, count: 0 };
    if (timestamp < at) return;
    this.#readUntil.delete(targetId);
    this.#readUntil.set(targetId, { at: timestamp, count: timestamp === at ? count + 1 : 1 });
    for (const oldest of this.#readUntil.keys()) {
      if (this.#readUntil.size <= limits.logsRead) break;
      this.#readUntil.delete(oldest);
    }
  }
}
