import type { Diagnosis } from '../../diagnosis/types.ts';
import type { EndedSocket, SocketRecord } from '../../model/socket.ts';
import type { Meaning, Severity } from '../../registry/types.ts';

/** One socket of the log with everything that was made out about it. Replaced, never changed in place. */
export interface Row {
  readonly socket: SocketRecord;
  /** Null while the socket lives. */
  readonly diagnosis: Diagnosis | null;
  /** What the code the page saw means; null where the page saw none. */
  readonly meaning: Meaning | null;
  readonly severity: Severity;
}

/** A row whose socket has ended. */
export interface EndedRow extends Row {
  readonly socket: EndedSocket;
  readonly diagnosis: Diagnosis;
}

/** True for a row whose socket has ended. */
export const isEndedRow = (row: Row): row is EndedRow =>
  row.socket.state === 'ended' && row.diagnosis !== null;

/** A row's id is its socket's. */
export const rowId = (row: Row): string => row.socket.id;
