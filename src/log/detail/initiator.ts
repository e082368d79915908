import type { Diagnosis } from '../../diagnosis/types.ts';
import type { EndedSocket, StackFrame } from '../../model/socket.ts';

/** The line of the page's code behind a close. */
export interface Initiator {
  readonly did: 'opened' | 'closed';
  readonly frame: StackFrame;
}

const firstPlace = (stack: readonly StackFrame[] = []): StackFrame | undefined =>
  stack.find(({ url }) => url !== '');

/** Where the page closed the socket, if it did; else where it opened it. Null where neither was seen. */
export function lineBehind(socket: EndedSocket, { closedBy }: Pick<Diagnosis, 'closedBy'>): Initiator | null {
  const closed = closedBy === 'page' ? firstPlace(socket.closeCall?.stack) : undefined;
  if (closed) return { did: 'closed', frame: closed };
  const opened = firstPlace(socket.openCall?.stack);
  return opened ? { did: 'opened', frame: opened } : null;
}
