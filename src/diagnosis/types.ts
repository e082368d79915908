import type { Message, MessageKey } from '../../locales/messages.ts';
import type { BrowserKind } from '../model/browser-kind.ts';
import type { PageSpan } from '../model/log.ts';
import type { ClosedBy, EndedSocket, SocketRecord } from '../model/socket.ts';
import type { Meaning } from '../registry/types.ts';

/** Every cause, by its public id (DESIGN.md, Cause ids). Add where facts ask for it; never rename. */
export const causeIds = [
  'rehearsed',
  'normal',
  'application',
  'no-status',
  'page-closed-early',
  'close-unanswered',
  'page-left',
  'frame-removed',
  'worker-ended',
  'back-forward-cache',
  'renderer-crashed',
  'tab-closed',
  'dns',
  'refused',
  'not-reached',
  'unreachable',
  'blocked-port',
  'blocked-by-csp',
  'request-blocked',
  'too-many-sockets',
  'socket-pool-full',
  'mixed-content',
  'constructor-threw',
  'tls-untrusted',
  'tls-expired',
  'tls-wrong-host',
  'tls-protocol',
  'tls-other',
  'handshake-status',
  'handshake-auth',
  'handshake-dropped',
  'handshake-timeout',
  'handshake-invalid',
  'handshake-accept',
  'handshake-subprotocol',
  'proxy',
  'protocol-violation',
  'bad-close-frame',
  'bad-utf8',
  'compression',
  'message-too-big',
  'unsupported-data',
  'application-goodbye',
  'heartbeat-missed',
  'idle-timeout',
  'lifetime-limit',
  'machine-slept',
  'server-restart',
  'server-overloaded',
  'server-error',
  'policy',
  'offline',
  'cut',
  'unknown',
] as const;

export type CauseId = (typeof causeIds)[number];

/** How sure the answer is. 'certain' only with the browser's own words or the page's own call. */
export type Confidence = 'certain' | 'likely' | 'possible' | 'unknown';

/** One fact that the reader can check. */
export interface Evidence {
  /** The row's label, e.g. "The browser said". */
  readonly label: MessageKey;
  /** A sentence, or something to be shown letter by letter as code (browser text, a URL, a call). */
  readonly fact: Message | { readonly verbatim: string };
  /** Words of a message: shown on the screen, never exported or copied. */
  readonly confidential?: true;
  /** About the copy at hand (an imported file), not about the end: never exported. */
  readonly aboutCopy?: true;
}

/** Libraries and frameworks for servers that snippets are written for. */
export const stackIds = [
  'node-ws',
  'socket-io',
  'python-websockets',
  'starlette',
  'aspnet-core',
  'go-gorilla',
  'go-coder',
  'spring',
  'phoenix',
] as const;

export type StackId = (typeof stackIds)[number];

/** Something to paste; never translated. */
export interface Snippet {
  readonly language:
    | 'shell'
    | 'nginx'
    | 'javascript'
    | 'python'
    | 'csharp'
    | 'go'
    | 'java'
    | 'elixir'
    | 'http'
    | 'text';
  /** What identifies the user or the session in the socket's address and subprotocols is `***`. */
  readonly code: string;
  /** The line of it that tells most, without its indentation, where that is not the first one of code. */
  readonly telling?: string;
  /** The same with those secrets, only for a user who asks for them; absent where there are none. */
  readonly withSecrets?: string;
  /** The server that it is for, where there are variants. */
  readonly stack?: StackId;
}

/** A step of a fix. */
export interface FixStep {
  readonly text: Message;
  /** What to paste: nothing, one snippet, or a variant for each stack that has the thing, Node.js ws first. */
  readonly snippets: readonly Snippet[];
}

export interface Diagnosis {
  readonly cause: CauseId;
  readonly confidence: Confidence;
  /** Headline: what happened, one sentence. */
  readonly title: Message;
  /** The second thing one would ask; shown under the title in the row. */
  readonly subtitle: Message | null;
  /** What happened, two or three sentences. */
  readonly explanation: Message;
  readonly evidence: readonly Evidence[];
  /** What would settle it; null when it is certain. */
  readonly toSettle: Message | null;
  readonly closedBy: ClosedBy;
  /**
   * What the code would have been, or was on the wire or in the server's log, where that is another one than
   * the page saw (TLS: 1015, protocol failure: 1002, page left: 1001); else null.
   */
  readonly effectiveCode: number | null;
  /** "Your server's log will say ..."; null where nothing is known of it. */
  readonly serverLog: Message | null;
  /** Ids (`src/infrastructure`) of those a timeout is put down to: one where the evidence leaves one; else empty, or all that it leaves. */
  readonly owners: readonly string[];
  readonly fix: readonly FixStep[];
  /** The server that the address or the handshake point to, where the fix has variants for several; else null. */
  readonly stack: StackId | null;
}

/** What came before, after and beside a socket's end. Every list is oldest first and bounded by its maker. */
export interface SocketHistory {
  /**
   * Other ended sockets of the same URL (`urlIdentity`): at most 50 that ended before this one, and the next 10, so that
   * the first of a repetition reads like the others. None that the reader rehearsed: those ends say nothing of the server.
   */
  readonly siblings: readonly EndedSocket[];
  /** Sockets to the same URL that were created after this one was (at most 10). */
  readonly later: readonly SocketRecord[];
  /** Other sockets that ended within one second of this one (at most 50). */
  readonly simultaneous: readonly EndedSocket[];
  readonly spans: readonly PageSpan[];
  /** How many other sockets were open when this one ended; counted only for one that never opened, else 0. */
  readonly openAtEnd: number;
}

export interface DiagnosisInput {
  readonly socket: EndedSocket;
  readonly history: SocketHistory;
  /** The looked-up meaning of the code the page saw; null where it saw none. */
  readonly meaning: Meaning | null;
  /** The browser that the record is from. */
  readonly browser: BrowserKind;
}

/** What one end is judged by, without what came beside it. */
export type Witnessed = Pick<DiagnosisInput, 'socket' | 'browser'>;

/** A rule answers, or passes the question on with null. */
export type Rule = (input: DiagnosisInput) => Diagnosis | null;
