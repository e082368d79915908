import type { NetworkEntry } from './network-entry.ts';
import type { RecognisedInFile } from './recognised-in-file.ts';
import type { StackFrame, Traffic } from './traffic.ts';

export type { StackFrame, Traffic } from './traffic.ts';

/**
 * A socket of the inspected page, as a union of states. Absent is `null`, never an empty string:
 * `null` means "cannot be known", `''` means "known to be empty".
 * All times are milliseconds since the epoch (fractions allowed), on the page's clock.
 */

/** Where the socket was made. */
export type ContextKind = 'page' | 'iframe' | 'worker' | 'shared-worker' | 'service-worker';

export interface SocketContext {
  readonly kind: ContextKind;
  /** URL of the document or of the worker's script; '' for one that has none (about:blank keeps its name). */
  readonly url: string;
}

/** A `close()` call of the page. `code` is null when the call gave none (RFC 6455 section 5.5.1: an empty close frame). */
export interface CloseCall {
  readonly code: number | null;
  readonly reason: string;
  readonly at: number;
  readonly stack: readonly StackFrame[];
  /** Set when `close()` threw instead of closing, e.g. `InvalidAccessError` for `close(1001)`. */
  readonly threw?: string;
}

/** A CloseEvent, or what `WebSocketStream.closed` resolved with, exactly as the page got it. */
export interface CloseEventFacts {
  readonly code: number;
  readonly reason: string;
  readonly wasClean: boolean;
}

/** How a socket ended, by what was seen of it. */
export type Ending =
  /** The page got a CloseEvent (or its WebSocketStream twin). */
  | { readonly kind: 'close-event'; readonly close: CloseEventFacts; readonly errorEvent: boolean }
  /** The reader rehearsed this close from the panel: the page got it, the connection's own end is never seen. */
  | { readonly kind: 'rehearsed'; readonly close: CloseEventFacts }
  /** An `error` event with readyState 3 and no close event: Content Security Policy (measured). */
  | { readonly kind: 'error-only' }
  /** `new WebSocket()` threw: there never was a socket. */
  | { readonly kind: 'threw'; readonly exceptionName: string; readonly exceptionMessage: string }
  /** WebSocketStream's `opened` or `closed` rejected without a close code. */
  | { readonly kind: 'stream-error'; readonly errorName: string; readonly errorMessage: string }
  /** No event came; capture saw the page, frame or worker go. `inferred`: nothing proves why, this fits best. */
  | { readonly kind: 'gone'; readonly why: GoneReason; readonly inferred?: boolean }
  /** Only the browser's log line is known: it failed before recording began, or where no hook saw it. */
  | { readonly kind: 'logged-only' };

/** Why no event can come from a socket any more. */
export const goneReasons = [
  'page-left',
  'frame-removed',
  'worker-ended',
  'renderer-crashed',
  'tab-closed',
  /** Its page is in the back-forward cache; a close event may still come when the page returns. */
  'back-forward-cache',
] as const;
export type GoneReason = (typeof goneReasons)[number];

/** The browser's own words about a socket: text of `Log.entryAdded` after "WebSocket connection to 'URL' failed: ". */
export interface BrowserText {
  readonly text: string;
  readonly level: 'error' | 'warning' | 'info' | 'verbose';
  /** `Log.LogEntry.source`, e.g. 'network', 'security', 'javascript'. */
  readonly source: string;
  readonly at: number;
}

/** The page's surroundings when the socket ended; null where unknown. */
export interface Surroundings {
  /** When the document was last hidden, if it was hidden at the end; else null. */
  readonly hiddenSince: number | null;
  /** `navigator.onLine` at the end. */
  readonly onLine: boolean | null;
  /**
   * When its document last began to leave for another address before the end; absent where the browser did not say so.
   * Only Firefox does. It closes the document's sockets then, with 1001, even where the document stays after all (measured).
   */
  readonly leavingSince?: number;
}

interface SocketBase {
  /** Unique within the recording. */
  readonly id: string;
  /** Bounded; see `limits.ts`. Ends with '…' when it was cut. */
  readonly url: string;
  readonly api: 'WebSocket' | 'WebSocketStream';
  readonly context: SocketContext;
  readonly requestedProtocols: readonly string[];
  /** Null for a socket whose constructor nobody saw called: see `adopted`. */
  readonly createdAt: number | null;
  /** When Closeframe first saw it; equals createdAt for sockets made while recording. */
  readonly firstSeenAt: number;
  readonly openCall: { readonly stack: readonly StackFrame[] } | null;
  /**
   * True for a socket that was there already when it was first seen: it was made before recording began, or later by a
   * constructor that the page had kept from before, and found at its first call.
   */
  readonly adopted: boolean;
  /**
   * Set where reports of its page or worker were lost while it lived; when that was last seen. It may have opened, or
   * been closed by the page, before then without any record of it.
   */
  readonly reportsLostAt?: number;
  readonly closeCall: CloseCall | null;
  readonly traffic: Traffic;
}

export interface ConnectingSocket extends SocketBase {
  readonly state: 'connecting';
}

export interface OpenSocket extends SocketBase {
  /** 'closing' once `close()` was called and the closing handshake is under way. */
  readonly state: 'open' | 'closing';
  /** Null for an adopted socket: nobody saw it open. */
  readonly openedAt: number | null;
  readonly protocol: string;
  readonly extensions: string;
}

export interface EndedSocket extends SocketBase {
  readonly state: 'ended';
  readonly everOpened: boolean;
  readonly openedAt: number | null;
  readonly protocol: string;
  readonly extensions: string;
  readonly endedAt: number;
  readonly ending: Ending;
  readonly browserText: BrowserText | null;
  readonly surroundings: Surroundings;
  /** What DevTools' network log holds of it; null where it holds nothing, or nothing yet. `whyNotLogged` says why. */
  readonly network: NetworkEntry | null;
  /** Set where several entries of the log fit this socket equally well, or one fits several sockets. */
  readonly networkAmbiguous?: true;
  /** Only of a session file that leaves messages out or masks secrets: what its writer had recognised in them. */
  readonly recognisedInFile?: RecognisedInFile;
}

export type LiveSocket = ConnectingSocket | OpenSocket;
export type SocketRecord = LiveSocket | EndedSocket;

/** Who closed it; 'nobody': it never opened. */
export type ClosedBy = 'page' | 'server' | 'browser' | 'network' | 'nobody' | 'unknown';

/** True for a socket that has ended. */
export const isEnded = (socket: SocketRecord): socket is EndedSocket => socket.state === 'ended';

/** The CloseEvent the page got, or null where it got none. */
export const closeOf = (socket: EndedSocket): CloseEventFacts | null =>
  'close' in socket.ending ? socket.ending.close : null;

/** When a socket was made, or first seen; milliseconds since the epoch. */
export const bornAt = (socket: SocketRecord): number => socket.createdAt ?? socket.firstSeenAt;
