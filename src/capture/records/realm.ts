import type { ContextKind } from '../../model/socket.ts';

/** Sockets that a hook only counted so far. */
interface Untracked {
  readonly created: number;
  readonly ended: number;
  /** Of those that have not ended yet, how many have a row that a text of the browser made. */
  readonly rows: number;
}

export const noneUntracked: Untracked = { created: 0, ended: 0, rows: 0 };

/** An execution context whose sockets are recorded: a document or a worker. Plain data, so that it can be kept. */
export interface Realm {
  /** Unique within the recording; the first half of its sockets' ids. */
  readonly index: number;
  /** The session through which it is seen; another one where the witness has attached to its target again. */
  session: string;
  /** Names the browser's log that tells of its sockets; the same for as long as it lives. */
  readonly log: string;
  /** Null in a worker. */
  readonly frameId: string | null;
  kind: ContextKind;
  url: string;
  /**
   * The highest number of a socket that its hook reported. Null while nobody knows how many its hook had counted before
   * it was watched.
   */
  highestNumber: number | null;
  /** Sockets up to this number were made while nobody watched; absent where all were watched. */
  unwatchedUpTo?: number;
  /** Sockets that its hook only counted. Null while nobody knows how many there were before it was watched. */
  untracked: Untracked | null;
  /** The number of the last call of its hook that was taken; null where the next one is taken whatever its number. */
  lastCall: number | null;
  /** Its document said that it is being left, and with that the last counters of its sockets. */
  hasSaidLast: boolean;
  /** When its document was hidden, or null while it is visible. */
  hiddenSince: number | null;
  onLine: boolean | null;
  /** When its document last began to leave, where the browser says so; milliseconds since the epoch. */
  leavingSince?: number;
  /** When the browser last put another document in its place, where it says so; milliseconds since the epoch. */
  replacedAt?: number;
}

/** The id of a socket's record, made of its realm and the number that the hook gave it. */
export const recordId = (realm: Realm, socket: number): string => `${realm.index}-${socket}`;

/** The realm and the hook's number of a record's id; null for a record that has no socket behind it. */
export function parseRecordId(id: string): { readonly realm: number; readonly socket: number } | null {
  const parts = /^(\d+)-(\d+)$/.exec(id);
  return parts === null ? null : { realm: Number(parts[1]), socket: Number(parts[2]) };
}
