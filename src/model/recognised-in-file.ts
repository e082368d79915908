/**
 * What the writer of a session file recognised of a socket, for readers to whom the file gives messages, addresses and
 * headers masked or not at all. Its shape is checked and bounded, but it is the file's word: names and ids may be
 * unknown to the reader. Times in milliseconds since the epoch, durations in milliseconds.
 */
export interface RecognisedInFile {
  /** The protocols that it may have spoken, the likeliest first. */
  readonly protocols: readonly ProtocolInFile[];
  /** The message that gave the reason of the end. */
  readonly goodbye: GoodbyeInFile | null;
  /** A message that only looks like one. */
  readonly lookAlike: GoodbyeInFile | null;
  /** What the end is known to mean though no message said it. */
  readonly inferred: GoodbyeInFile | null;
  readonly heartbeats: readonly HeartbeatInFile[];
  /** What of a 101 kept the socket from opening; null where nothing was looked for. */
  readonly answerFault: AnswerFault | null;
  /** When the page sent its last message, by DevTools' log; null where the log has none. */
  readonly lastSentAt: number | null;
}

/** What of a 101 keeps a WebSocket from opening (RFC 6455 section 4.1). */
export const answerFaults = ['upgrade', 'accept', 'extension', 'unsaid', 'none'] as const;
export type AnswerFault = (typeof answerFaults)[number];

export interface ProtocolInFile {
  readonly id: string;
  readonly strength: 'certain' | 'likely' | 'possible';
  readonly by: { readonly basis: 'subprotocol' | 'address' | 'messages'; readonly matched: string };
}

export interface GoodbyeInFile {
  /** One of the `protocols`. */
  readonly protocol: string;
  readonly id: string;
  readonly direction: 'received' | 'sent';
  readonly at: number;
  /** '' where no message said it. */
  readonly text: string;
  /** Names of the writer's words for it, such as 'serverEnded'. */
  readonly meaning: string;
  readonly fix: readonly string[];
  readonly expected: boolean;
  readonly final: boolean;
  readonly nearEnd: number;
  readonly due: number | null;
  readonly byCut: boolean;
  /** Close codes of its own. */
  readonly codes: readonly number[];
}

/** A heartbeat, and how it was when the socket ended. Times are in milliseconds. */
export interface HeartbeatInFile {
  /** One of the `protocols`. */
  readonly protocol: string;
  readonly announced: boolean;
  readonly interval: number;
  readonly patience: number;
  /** The silence of the pinger that the other side accepts. */
  readonly silence: number;
  /** How much later than at its limit the other side may notice. */
  readonly noticedWithin: number;
  readonly whoPings: 'server' | 'page';
  readonly lastPingAt: number | null;
  readonly lastPongAt: number | null;
  /** The pinger's last sign of life. */
  readonly lastSignAt: number | null;
  readonly verdict: 'missed' | 'unanswered' | 'fine' | 'unknown';
  /** Null unless the verdict is 'missed' or 'unanswered'. */
  readonly whoWasSilent: 'server' | 'page' | null;
  /** How far the measured silence went beyond what is allowed; near zero speaks for a timer. */
  readonly beyond: number | null;
}

/** Someone between page and server, and by which header the writer of a file recognised them. */
export interface InfrastructureInFile {
  readonly id: string;
  readonly by: string;
}
