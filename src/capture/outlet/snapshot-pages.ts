import { isEnded, type SocketRecord } from '../../model/socket.ts';
import { fittingCount, recordsPerMessage } from './message-chunks.ts';

/** Closes that a panel shows before anything else: more than it has room for. */
const firstCloses = recordsPerMessage / 2;

/** A part of the log, oldest first, and how many sockets have not been given yet. */
export interface SnapshotPage {
  readonly sockets: readonly SocketRecord[];
  readonly following: number;
}

/**
 * A log on its way to one panel, in the order in which a reader needs it: the newest closes, what still lives, then
 * back in time. A record is read when it is given, so that none is given that was let go meanwhile.
 */
export class SnapshotPages {
  readonly #ids: string[];
  /** How many the next part has at most: the first only what a reader needs at once. */
  #next: number;
  readonly #read: (id: string) => SocketRecord | null;

  constructor(sockets: readonly SocketRecord[], read: (id: string) => SocketRecord | null) {
    const ended = sockets.filter(isEnded).sort((one, other) => other.endedAt - one.endedAt);
    const live = sockets.filter((socket) => !isEnded(socket));
    const order = [...ended.slice(0, firstCloses), ...live, ...ended.slice(firstCloses)];
    this.#ids = order.map(({ id }) => id);
    this.#next = Math.min(recordsPerMessage, firstCloses + live.length);
    this.#read = read;
  }

  /** The next part; empty once all was given. */
  take(): SnapshotPage {
    const ids = this.#ids.splice(0, this.#next);
    this.#next = recordsPerMessage;
    const found = ids.flatMap((id) => this.#read(id) ?? []);
    const sockets = found.slice(0, fittingCount(found));
    this.#ids.unshift(...found.slice(sockets.length).map(({ id }) => id));
    return { sockets: sockets.reverse(), following: this.#ids.length };
  }
}
