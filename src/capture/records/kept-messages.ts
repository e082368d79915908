import { limits } from '../../model/limits.ts';
import { isEnded, type SocketRecord } from '../../model/socket.ts';
import { textLengthOf } from '../../model/string-size.ts';

/** How much the messages of a log's network entries take, and whose give way first. */
export class MessageRoom {
  /** Characters of the messages of each socket that has some, those that came first at the beginning. */
  readonly #lengths = new Map<string, number>();
  #length = 0;

  /** A record is new or changed. */
  keep(record: SocketRecord): void {
    this.forget(record.id);
    const messages = isEnded(record) ? (record.network?.messages ?? []) : [];
    if (messages.length === 0) return;
    const length = textLengthOf(messages);
    this.#lengths.set(record.id, length);
    this.#length += length;
  }

  /** A record left the log. */
  forget(id: string): void {
    this.#length -= this.#lengths.get(id) ?? 0;
    this.#lengths.delete(id);
  }

  /** The socket that has to give its messages up; null while there is room. */
  get overdue(): string | null {
    const [oldest = null] = this.#length > limits.allMessagesLength ? this.#lengths.keys() : [];
    return oldest;
  }
}

/** The same record, its messages let go; how many there were stays known. */
export const withoutMessages = (record: SocketRecord): SocketRecord =>
  isEnded(record) && record.network !== null
    ? { ...record, network: { ...record.network, messages: [] } }
    : record;
