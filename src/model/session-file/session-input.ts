import type { SessionLog } from '../log.ts';
import type { RecognisedInFile } from '../recognised-in-file.ts';
import type { ClosedBy, SocketRecord } from '../socket.ts';

/** The diagnosis of an ended socket, in plain data; `evidence` in English. */
export interface SessionFinding {
  readonly cause: string;
  readonly confidence: 'certain' | 'likely' | 'possible' | 'unknown';
  readonly effectiveCode: number | null;
  readonly evidence: readonly string[];
  readonly closedBy: ClosedBy;
  /** Ids of those a timeout is put down to. */
  readonly owners: readonly string[];
}

/** One socket to be written, with what the panel shows of it. */
export interface SessionEntry {
  readonly socket: SocketRecord;
  /** Null while the socket lives. */
  readonly finding: SessionFinding | null;
  /** Who was recognised between page and server, and by what: a header's name, 'host' or 'earlier-answer'. */
  readonly infrastructure: readonly { readonly id: string; readonly by: string }[];
  /** The application protocol; null or absent where none was recognised. */
  readonly application?: { readonly id: string } | null;
  /** The message that said why it ended; `at` in milliseconds since the epoch. Null or absent where none did. */
  readonly goodbye?: {
    readonly id: string;
    readonly direction: 'received' | 'sent';
    readonly at: number;
    readonly text: string;
  } | null;
  /** What was recognised in what the file leaves out or masks. Null or absent where it does neither. */
  readonly recognised?: RecognisedInFile | null;
  /** Null where the page saw no code. */
  readonly meaning: { readonly code: number; readonly source: string; readonly name: string } | null;
}

export interface SessionInput {
  readonly entries: readonly SessionEntry[];
  readonly log: Pick<SessionLog, 'markers' | 'spans' | 'dropped' | 'page'>;
  /** 'Chromium 156'. */
  readonly browser: string;
  /** Milliseconds since the epoch. */
  readonly exportedAt: number;
  /** Leaves query values, userinfo and tokens as they are. Only if the user ticks it. */
  readonly includeSecrets: boolean;
  /** Leaves the last messages in. Only if the user ticks it; default false. */
  readonly includeMessages?: boolean;
}
