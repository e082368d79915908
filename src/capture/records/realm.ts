import type { ContextKind } from '../../model/socket.ts';

/** An execution context with a hook in it: a document or a worker. Plain data, so that it can be kept. */
export interface Realm {
  /** Unique within the recording; the first half of its sockets' ids. */
  readonly index: number;
  /** The session through which it is seen. */
  session: string;
  /** `Runtime.ExecutionContextId`, unique within the session while the context lives. */
  contextId: number;
  /** `ExecutionContextDescription.uniqueId`, unique in the browser. */
  readonly uniqueId: string;
  /** Null in a worker. */
  readonly frameId: string | null;
  kind: ContextKind;
  url: string;
  /** Remote object of its HookController, or null where there is none. */
  controller: string | null;
  /** When its document was hidden, or null while it is visible. */
  hiddenSince: number | null;
  onLine: boolean | null;
  /** Its document said that it is being left; 'asleep': for the back-forward cache. */
  leaving: 'no' | 'yes' | 'asleep';
}

/** The id of a socket's record, made of its realm and the number that the hook gave it. */
export const recordId = (realm: Realm, socket: number): string => `${realm.index}-${socket}`;

/** The realm and the hook's number of a record's id; null for a record that has no socket behind it. */
export function socketOf(id: string): { readonly realm: number; readonly socket: number } | null {
  const parts = /^(\d+)-(\d+)$/.exec(id);
  return parts === null ? null : { realm: Number(parts[1]), socket: Number(parts[2]) };
}
