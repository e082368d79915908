import type { PageSpan } from '../model/log.ts';
import { bornAt, type EndedSocket, isEnded, type SocketRecord } from '../model/socket.ts';
import { SortedList } from '../model/sorted-list.ts';
import { endedUnasked } from './together.ts';
import type { SocketHistory } from './types.ts';

/** How many records a rule gets to see of each kind: enough to count repetition, few enough for a flood. */
const most = { earlier: 50, later: 10, simultaneous: 50, spans: 50 } as const;

/** Sockets that end within this of each other ended together, in milliseconds. */
const sameInstant = 1_000;
/** How much earlier a socket may have been created to have this one as its twin, in milliseconds. */
const twinWithin = 100;
/** The browser reports being offline up to this much around a cut, in milliseconds. */
const spanSlack = 5_000;

const endOf = (socket: EndedSocket) => socket.endedAt;
const idOf = ({ id }: SocketRecord) => id;

function wasOpenAt(record: SocketRecord, time: number): boolean {
  if (record.state === 'connecting' || (isEnded(record) && (!record.everOpened || record.endedAt < time)))
    return false;
  return (record.openedAt ?? record.firstSeenAt) <= time;
}

/** The sockets of one URL. */
class UrlHistory {
  readonly created = new SortedList<SocketRecord>(bornAt, idOf);
  readonly ended = new SortedList<EndedSocket>(endOf, idOf);
}

/**
 * What came before, after and beside each socket, kept up to date record by record. A record costs a few binary
 * searches, whatever the log's length; every list it gives is bounded.
 */
export class HistoryIndex {
  readonly #records = new Map<string, SocketRecord>();
  readonly #urls = new Map<string, UrlHistory>();
  readonly #ended = new SortedList<EndedSocket>(endOf, idOf);

  /** Adds a record, or puts it in the place of the one with the same id. */
  add(record: SocketRecord): void {
    this.remove([record.id]);
    this.#records.set(record.id, record);
    const url = this.#urls.get(record.url) ?? new UrlHistory();
    this.#urls.set(record.url, url);
    url.created.set(record);
    if (!isEnded(record)) return;
    url.ended.set(record);
    this.#ended.set(record);
  }

  /** Forgets records; unknown ids are ignored. */
  remove(ids: readonly string[]): void {
    for (const id of ids) {
      const record = this.#records.get(id);
      const url = record && this.#urls.get(record.url);
      if (!record || !url) continue;
      this.#records.delete(id);
      url.created.remove(record);
      if (url.created.size === 0) this.#urls.delete(record.url);
      if (!isEnded(record)) continue;
      url.ended.remove(record);
      this.#ended.remove(record);
    }
  }

  clear(): void {
    this.remove([...this.#records.keys()]);
  }

  /** What a rule may know of a socket's surroundings. `spans` are the log's, oldest first. */
  historyOf(socket: EndedSocket, spans: readonly PageSpan[] = []): SocketHistory {
    const url = this.#urls.get(socket.url);
    const born = bornAt(socket);
    const others = ({ id }: SocketRecord) => id !== socket.id;
    return {
      earlier:
        url?.ended
          .before(socket.endedAt, most.earlier + 1)
          .filter(others)
          .slice(-most.earlier) ?? [],
      later:
        url?.created
          .between(born, Number.POSITIVE_INFINITY, most.later + 1)
          .filter(others)
          .slice(0, most.later) ?? [],
      simultaneous: this.#neighbours(socket),
      spans: spans
        .filter(
          ({ from, to }) => from <= socket.endedAt + spanSlack && (to === null || to >= born - spanSlack),
        )
        .slice(-most.spans),
      openAtEnd: socket.everOpened ? 0 : this.#openAt(socket.endedAt),
    };
  }

  /**
   * Ids of ended sockets whose diagnosis a new or changed record may change: those that have it as a twin, those that
   * were cut or sent away at the same instant, and, where an old record is told late, those of its URL that ended
   * after it. For many records at once, collect the ids before diagnosing again.
   */
  affectedBy(record: SocketRecord): readonly string[] {
    const born = bornAt(record);
    const sameUrl = this.#urls.get(record.url)?.created.between(born - twinWithin, born, most.later) ?? [];
    const mayHaveTwin = sameUrl.filter((socket) => isEnded(socket) && !socket.everOpened);
    const neighbours =
      isEnded(record) && endedUnasked(record) ? this.#neighbours(record).filter(endedUnasked) : [];
    const successors = isEnded(record) ? this.#successors(record) : [];
    const ids = [...mayHaveTwin, ...neighbours, ...successors].map(({ id }) => id);
    return [...new Set(ids)].filter((id) => id !== record.id);
  }

  /** Ends of the same URL that have this one among their earlier ones; none where records are told in their order. */
  #successors({ url, endedAt }: EndedSocket): readonly EndedSocket[] {
    const after =
      this.#urls.get(url)?.ended.between(endedAt, Number.POSITIVE_INFINITY, most.earlier + 1) ?? [];
    return after.filter((other) => other.endedAt > endedAt);
  }

  /** Reads every record: only failures to open ask, and the log is bounded. */
  #openAt(time: number): number {
    let count = 0;
    for (const record of this.#records.values()) if (wasOpenAt(record, time)) count += 1;
    return count;
  }

  #neighbours({ id, endedAt }: EndedSocket): readonly EndedSocket[] {
    return this.#ended
      .between(endedAt - sameInstant, endedAt + sameInstant, most.simultaneous + 1)
      .filter((other) => other.id !== id)
      .slice(0, most.simultaneous);
  }
}
