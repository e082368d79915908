import type { Interruption, RehearsalProblem } from '../../model/recording.ts';
import type { GoneReason } from '../../model/socket.ts';
import type { SocketLog } from './socket-log.ts';

/**
 * What sees the sockets of one tab and writes them into its log. There is one kind for each browser; the service knows
 * no more of a browser than this.
 */
export interface Witness {
  /** Whether the tab is watched. */
  readonly isWatching: boolean;
  /**
   * Begins to watch; settles when what comes from now on is seen. Where `isWanted` says no by then, nothing is watched.
   * Rejects with a `WitnessRefusal` where the tab may not be watched.
   */
  start(isWanted: () => boolean): Promise<void>;
  /** Settles when what ran in the page already is watched too, or has not answered for a second. */
  settled(): Promise<void>;
  /**
   * Stops watching at once, and settles when nothing of ours works in the page any more. What lives leaves the log,
   * unless everything in the tab ended: then `gone` says why.
   */
  stop(gone: GoneReason | null): Promise<void>;
  /** Makes a socket of the page end with a code; gives what kept it from that, or null. */
  rehearse(socketId: string, code: number, reason: string): Promise<RehearsalProblem | null>;
  /** What `restore` needs after the service worker was stopped; JSON. */
  toSaved(): unknown;
  /** Takes what `toSaved` gave, before anything else. The log is restored already. */
  restore(saved: unknown): void;
  /** Goes on watching after `restore`; false where that ended meanwhile. Rejects as `start` does. */
  resume(): Promise<boolean>;
  /** Its tab is gone: takes no more events. */
  close(): void;
}

/** What a witness has to say besides what it writes into the log. */
export interface WitnessEvents {
  /** The browser ended the watching; `gone` where everything in the tab ended with it. */
  onInterrupted(why: Interruption, gone: GoneReason | null): void;
  /** The tab's main document is another one now. */
  onNavigated(url: string): void;
  /** Something was missed that nobody can tell any more. */
  onGap(): void;
  /** The page has this address and title now. */
  onPage(url: string, title: string): void;
  /** What `toSaved` gives is something else now. */
  onStateChange(): void;
}

/** Makes the witnesses of a browser. It listens from the beginning on: an event may be what woke the service worker. */
export interface WitnessSource {
  /**
   * Gets ready, once, before any other call. The hooks report by `bindingName`, which outlives the service worker.
   * Rejects where nothing can be watched for now; then `start` tries again.
   */
  prepare(bindingName: string): Promise<void>;
  /** The witness of one tab, which writes into `log`. */
  create(tabId: number, log: SocketLog, events: WitnessEvents): Witness;
  /** Every witness that was kept is there again: takes the events that came meanwhile. */
  open(): void;
}

/** Why a tab cannot be watched; the message holds the browser's words. */
export class WitnessRefusal extends Error {
  readonly why: Interruption;

  constructor(why: Interruption, words: string) {
    super(words);
    this.why = why;
  }
}

/** What an error says, whatever was thrown. */
export const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
