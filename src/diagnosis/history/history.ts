import { SortedList } from '../../model/lists/sorted-list.ts';
import type { PageSpan } from '../../model/log.ts';
import { bornAt, type EndedSocket, isEnded, type SocketRecord } from '../../model/socket.ts';
import { identityOf } from '../../model/url-identity.ts';
import { wasRehearsed } from '../evidence/facts.ts';
import type { SocketHistory } from '../types.ts';
import { endedUnasked } from './simultaneous-closes.ts';

/** How many records a rule gets to see of each kind: enough to count repetition, few enough for a flood. */
const most = { before: 50, after: 10, later: 10, simultaneous: 50, spans: 50, spanEnds: 1_000 } as const;

/** Sockets that end within this of each other ended together, in milliseconds. */
const sameInstant = 1_000;
/** How much earlier a socket may have been created to have this one as its twin, in milliseconds. */
const twinWithin = 100;
/** The browser reports being offline up to this much around a cut, in milliseconds. */
const spanSlack = 5_000;

const endOf = (socket: EndedSocket) => socket.endedAt;
const idOf = ({ id }: SocketRecord) => id;

/** From when to when a socket was open, both included; null for one that never opened. A living one has no end yet. */
function openSpan(record: SocketRecord): { readonly from: number; readonly to: number } | null {
  if (record.state === 'connecting' || (isEnded(record) && !record.everOpened)) return null;
  const from = record.openedAt ?? record.firstSeenAt;
  const to = isEnded(record) ? record.endedAt : Number.POSITIVE_INFINITY;
  return from <= to ? { from, to } : null;
}

const openedFrom = (record: SocketRecord): number => openSpan(record)?.from ?? 0;
const openedTo = (record: SocketRecord): number => openSpan(record)?.to ?? 0;

const idsOf = (found: readonly SocketRecord[], without: SocketRecord): readonly string[] =>
  [...new Set(found.map(idOf))].filter((id) => id !== without.id);

function byUrl<Kind extends SocketRecord>(records: readonly Kind[]): ReadonlyMap<string, readonly Kind[]> {
  const found = new Map<string, Kind[]>();
  for (const record of records) {
    const url = identityOf(record);
    const members = found.get(url);
    if (members) members.push(record);
    else found.set(url, [record]);
  }
  return found;
}

/** The sockets of one URL. Rehearsed closes are not among the ended: the reader made them, no timer and no server. */
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
  /** Those that opened, by when they did, and those of them that ended, by when they did. */
  readonly #opened = new SortedList<SocketRecord>(openedFrom, idOf);
  readonly #closed = new SortedList<SocketRecord>(openedTo, idOf);

  /** Adds records, or puts them in the place of those with the same ids. */
  add(records: readonly SocketRecord[]): void {
    this.remove(records.map(idOf));
    const added = [...new Map(records.map((record) => [record.id, record])).values()];
    for (const record of added) this.#records.set(record.id, record);
    const opened = added.filter((record) => openSpan(record) !== null);
    const ended = added.filter(isEnded).filter((record) => !wasRehearsed(record));
    this.#opened.addAll(opened);
    this.#closed.addAll(opened.filter(isEnded));
    this.#ended.addAll(ended);
    for (const [url, members] of byUrl(added)) this.#urlHistory(url).created.addAll(members);
    for (const [url, members] of byUrl(ended)) this.#urlHistory(url).ended.addAll(members);
  }

  #urlHistory(url: string): UrlHistory {
    const history = this.#urls.get(url) ?? new UrlHistory();
    this.#urls.set(url, history);
    return history;
  }

  /** Forgets records; unknown ids are ignored. */
  remove(ids: readonly string[]): void {
    for (const id of ids) {
      const record = this.#records.get(id);
      const url = record && this.#urls.get(identityOf(record));
      if (!record || !url) continue;
      this.#records.delete(id);
      url.created.remove(record);
      this.#opened.remove(record);
      this.#closed.remove(record);
      if (url.created.size === 0) this.#urls.delete(identityOf(record));
      if (!isEnded(record) || wasRehearsed(record)) continue;
      url.ended.remove(record);
      this.#ended.remove(record);
    }
  }

  clear(): void {
    this.remove([...this.#records.keys()]);
  }

  /** What a rule may know of a socket's surroundings. `spans` are the log's, oldest first. */
  historyOf(socket: EndedSocket, spans: readonly PageSpan[] = []): SocketHistory {
    const url = this.#urls.get(identityOf(socket));
    const born = bornAt(socket);
    const others = ({ id }: SocketRecord) => id !== socket.id;
    return {
      siblings: url ? this.#siblings(url, socket) : [],
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
   * were cut or sent away at the same instant, the last ones of its URL before it, which it may show to be the first of
   * a repetition, and, where an old record comes late, those of its URL that ended after it. For many records at once,
   * collect the ids before diagnosing again.
   */
  affectedBy(record: SocketRecord): readonly string[] {
    const born = bornAt(record);
    const sameUrl =
      this.#urls.get(identityOf(record))?.created.between(born - twinWithin, born, most.later) ?? [];
    const mayHaveTwin = sameUrl.filter((socket) => isEnded(socket) && !socket.everOpened);
    if (!isEnded(record) || wasRehearsed(record)) return idsOf(mayHaveTwin, record);
    const neighbours = endedUnasked(record) ? this.#neighbours(record).filter(endedUnasked) : [];
    const predecessors = endedUnasked(record) ? this.#predecessors(record) : [];
    return idsOf([...mayHaveTwin, ...neighbours, ...predecessors, ...this.#successors(record)], record);
  }

  /** Ids of ended sockets that a span of the page may concern: those that lived beside it, or ended shortly around it. */
  affectedBySpan({ from, to }: PageSpan): readonly string[] {
    return this.#ended
      .between(from - spanSlack, (to ?? Number.POSITIVE_INFINITY) + spanSlack, most.spanEnds)
      .map(idOf);
  }

  #siblings(url: UrlHistory, socket: EndedSocket): readonly EndedSocket[] {
    const others = ({ id }: SocketRecord) => id !== socket.id;
    const before = url.ended.before(socket.endedAt, most.before + 1).filter(others);
    const after = url.ended.between(socket.endedAt, Number.POSITIVE_INFINITY, most.after + 1).filter(others);
    return [...before.slice(-most.before), ...after.slice(0, most.after)];
  }

  /** The last ends of its URL before it: those that have it among their siblings. */
  #predecessors(socket: EndedSocket): readonly EndedSocket[] {
    return this.#urls.get(identityOf(socket))?.ended.before(socket.endedAt, most.after) ?? [];
  }

  /** Ends of the same URL after it; none where records come in their order. */
  #successors(socket: EndedSocket): readonly EndedSocket[] {
    const after =
      this.#urls
        .get(identityOf(socket))
        ?.ended.between(socket.endedAt, Number.POSITIVE_INFINITY, most.before + 1) ?? [];
    return after.filter((other) => other.endedAt > socket.endedAt);
  }

  /** Those that had opened until then, without those that had ended before. */
  #openAt(time: number): number {
    return this.#opened.countUntil(time) - this.#closed.countBefore(time);
  }

  #neighbours({ id, endedAt }: EndedSocket): readonly EndedSocket[] {
    return this.#ended
      .between(endedAt - sameInstant, endedAt + sameInstant, most.simultaneous + 1)
      .filter((other) => other.id !== id)
      .slice(0, most.simultaneous);
  }
}
