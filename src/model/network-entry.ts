import type { InfrastructureInFile } from './recognised-in-file.ts';
import type { StackFrame, Traffic } from './traffic.ts';

/** What is kept of a socket's entry in DevTools' own network log (HAR entry with `_resourceType: "websocket"`). */

/** A header as the log has it: name and value, in the log's order and case. */
export type Header = readonly [name: string, value: string];

/** Both sides of the opening handshake, as they were sent. */
export interface Handshake {
  /** The answer's HTTP status; null where there was no answer, or one that the log leaves out (a refusal in Chromium). */
  readonly status: number | null;
  readonly requestHeaders: readonly Header[];
  /** Empty where the log leaves them out. */
  readonly responseHeaders: readonly Header[];
  /** Only of a session file that masks values of the answer's headers: who its writer had recognised. */
  readonly recognisedInFile?: readonly InfrastructureInFile[];
}

/** A message of the log. */
export interface LoggedMessage {
  readonly direction: 'received' | 'sent';
  /** Milliseconds since the epoch, fractions allowed, on the browser's clock. */
  readonly at: number;
  /** RFC 6455 opcodes 1 and 2. */
  readonly kind: 'text' | 'binary';
  /** Of the whole message: UTF-16 code units of a text, bytes of a binary one. */
  readonly size: number;
  /** The text, or the bytes in base64; its beginning only where `cut` is true. */
  readonly data: string;
  readonly cut: boolean;
}

/** One entry, reduced. */
export interface NetworkEntry {
  readonly handshake: Handshake;
  /** All messages of the log, in each direction. Pings, pongs and close frames are not in it (measured). */
  readonly received: number;
  readonly sent: number;
  /**
   * What was kept, oldest first: the first two of each direction, the last ten, and what protocol readers asked for.
   * Empty though there were some: they were not to be read, or gave way to newer ones, or a file was written without them.
   */
  readonly messages: readonly LoggedMessage[];
}

/** An entry on its way from the DevTools page to its socket, and what it takes to find that socket. */
export interface ReportedEntry {
  readonly url: string;
  /** When the handshake was sent, milliseconds since the epoch; null where it never was (refused and unknown hosts). */
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  /** Null where the log has no request headers. */
  readonly requestedProtocols: readonly string[] | null;
  /** The constructor's call stack, top first; empty where the log has none. */
  readonly stack: readonly StackFrame[];
  readonly traffic: Traffic;
  readonly entry: NetworkEntry;
}
