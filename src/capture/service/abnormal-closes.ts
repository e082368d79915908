import { closeOf, type SocketRecord } from '../../model/socket.ts';
import type { LogDelta } from '../records/log-changes.ts';

/** Codes with which a connection ends as planned: normal closure, going away, none given (RFC 6455, section 7.4.1). */
const planned: readonly number[] = [1000, 1001, 1005];

/**
 * Whether a socket's close is counted on the extension's button: the page got a close event that was not clean, or whose
 * code is none of a planned end. What the reader closed from the panel is no fault. This needs no diagnosis, which the
 * background has not; the panel may judge otherwise.
 */
export function isAbnormal(socket: SocketRecord): boolean {
  if (socket.state !== 'ended') return false;
  const close = closeOf(socket);
  if (close === null || socket.ending.kind === 'rehearsed') return false;
  return !close.wasClean || !planned.includes(close.code);
}

/** The abnormal closes in a log, kept up to date by what changes in it. */
export class AbnormalCloses {
  readonly #ids = new Set<string>();

  get count(): number {
    return this.#ids.size;
  }

  /** Takes a log's changes in. */
  change({ sockets, removed }: Pick<LogDelta, 'sockets' | 'removed'>): void {
    for (const id of removed) this.#ids.delete(id);
    for (const socket of sockets) {
      if (isAbnormal(socket)) this.#ids.add(socket.id);
      else this.#ids.delete(socket.id);
    }
  }

  clear(): void {
    this.#ids.clear();
  }
}
