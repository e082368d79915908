import { limits } from '../../model/limits.ts';
import type { Marker, PageSpan, SessionLog } from '../../model/log.ts';
import {
  type EndedSocket,
  isEnded,
  type LiveSocket,
  type SocketRecord,
  type Traffic,
} from '../../model/socket.ts';
import { textLengthOf } from '../../model/string-size.ts';
import { MessageRoom, withoutMessages } from './kept-messages.ts';
import { LogChanges, type LogDelta } from './log-changes.ts';

/** The counters of one live socket. */
interface LiveCounters {
  readonly id: string;
  readonly traffic: Traffic;
}

/** The log of one tab: bounded, in the order in which things came, and able to say what changed since last asked. */
export class SocketLog {
  readonly #sockets = new Map<string, SocketRecord>();
  /** Ids of ended sockets, the first to end first. */
  readonly #ended = new Set<string>();
  /** Characters of each socket, and of all together. */
  readonly #lengths = new Map<string, number>();
  #length = 0;
  readonly #messages = new MessageRoom();
  #markers: Marker[] = [];
  #spans: PageSpan[] = [];
  #dropped = 0;
  #page = { url: '', title: '' };

  readonly #changes = new LogChanges();
  /** Called after each change; whoever sends the changes sets it. */
  onChange: () => void = () => {};

  get(id: string): SocketRecord | null {
    return this.#sockets.get(id) ?? null;
  }

  get liveCount(): number {
    return this.#sockets.size - this.#ended.size;
  }

  get page(): { readonly url: string; readonly title: string } {
    return this.#page;
  }

  /** Live sockets, oldest first. */
  live(): LiveSocket[] {
    return [...this.#sockets.values()].filter((socket) => !isEnded(socket));
  }

  /** Ended sockets, in the order in which they came. */
  ended(): EndedSocket[] {
    return [...this.#sockets.values()].filter(isEnded);
  }

  /** Adds a record or replaces the one of the same id; lets go of the oldest messages and ended ones above the limits. */
  put(record: SocketRecord): void {
    this.#keep(record);
    this.#changes.put(record.id);
    this.#letGoOfMessages();
    for (const oldest of this.#ended) {
      if (this.#ended.size <= limits.endedSockets && this.#length <= limits.logLength) break;
      this.remove(oldest);
      this.countDropped(1);
    }
    this.onChange();
  }

  /** Takes a record out without counting it as dropped. */
  remove(id: string): void {
    if (!this.#sockets.delete(id)) return;
    this.#ended.delete(id);
    this.#measure(id, 0);
    this.#messages.forget(id);
    this.#changes.remove(id);
    this.onChange();
  }

  /** Sockets that are only counted; a negative count takes some back. */
  countDropped(count: number): void {
    if (count === 0) return;
    this.#dropped = Math.min(Math.max(0, this.#dropped + count), Number.MAX_SAFE_INTEGER);
    this.#changes.dropped = true;
    this.onChange();
  }

  /** Takes new counters of a live socket; they travel by `takeTraffic`. */
  setTraffic(id: string, traffic: Traffic): void {
    const socket = this.#sockets.get(id);
    if (socket === undefined || isEnded(socket)) return;
    this.#sockets.set(id, { ...socket, traffic });
    this.#changes.count(id);
    this.onChange();
  }

  addMarker(marker: Marker): void {
    this.#markers = [...this.#markers, marker].slice(-limits.markers);
    this.#changes.addMarker(marker);
    this.onChange();
  }

  /** Adds a span or replaces the one of the same id. */
  putSpan(span: PageSpan): void {
    const others = this.#spans.filter(({ id }) => id !== span.id);
    this.#spans = [...others, span].slice(-limits.spans);
    this.#changes.putSpan(span);
    this.onChange();
  }

  /** The span of this kind that still lasts, or null. */
  openSpan(kind: PageSpan['kind']): PageSpan | null {
    return this.#spans.findLast((span) => span.kind === kind && span.to === null) ?? null;
  }

  /** True where the page is another one than before. */
  setPage(url: string, title: string): boolean {
    const changed = url !== this.#page.url || title !== this.#page.title;
    this.#page = { url, title };
    return changed;
  }

  /** Empties the log but for sockets that still live and spans that still last. */
  clear(): void {
    for (const id of [...this.#ended]) this.remove(id);
    this.#markers = [];
    this.#spans = this.#spans.filter((span) => span.to === null);
    this.#dropped = 0;
    this.onChange();
  }

  snapshot(): SessionLog {
    return {
      sockets: [...this.#sockets.values()],
      markers: this.#markers,
      spans: this.#spans,
      dropped: this.#dropped,
      page: this.#page,
    };
  }

  /** Puts back a log that was kept elsewhere; nothing of it counts as changed. */
  restore(log: SessionLog): void {
    for (const record of log.sockets) this.#keep(record);
    this.#markers = [...log.markers];
    this.#spans = [...log.spans];
    this.#dropped = log.dropped;
    this.#page = log.page;
  }

  /** Whether `takeChanges` has something to give. */
  get hasChanges(): boolean {
    return this.#changes.any;
  }

  /** What changed since the last call, or null. */
  takeChanges(): LogDelta | null {
    if (!this.hasChanges) return null;
    const { sockets, ...others } = this.#changes.take();
    return {
      sockets: sockets.flatMap((id) => this.#sockets.get(id) ?? []),
      dropped: this.#dropped,
      ...others,
    };
  }

  /** Whether `takeTraffic` has something to give. */
  get hasTraffic(): boolean {
    return this.#changes.anyTraffic;
  }

  /** Counters that changed since the last call. */
  takeTraffic(): readonly LiveCounters[] {
    return this.#changes.takeTraffic().flatMap((id) => {
      const socket = this.#sockets.get(id);
      return socket === undefined ? [] : [{ id, traffic: socket.traffic }];
    });
  }

  #keep(record: SocketRecord): void {
    this.#sockets.set(record.id, record);
    if (isEnded(record)) this.#ended.add(record.id);
    this.#measure(record.id, textLengthOf(record));
    this.#messages.keep(record);
  }

  #letGoOfMessages(): void {
    for (let id = this.#messages.overdue; id !== null; id = this.#messages.overdue) {
      const record = this.#sockets.get(id);
      if (record === undefined) this.#messages.forget(id);
      else this.#keep(withoutMessages(record));
      this.#changes.put(id);
    }
  }

  #measure(id: string, length: number): void {
    this.#length += length - (this.#lengths.get(id) ?? 0);
    if (length === 0) this.#lengths.delete(id);
    else this.#lengths.set(id, length);
  }
}
