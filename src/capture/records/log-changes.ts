import type { Marker, PageSpan } from '../../model/log.ts';
import type { SocketRecord } from '../../model/socket.ts';

/** What changed in a log: new or changed records are whole, a known id replaces the record. */
export interface LogDelta {
  readonly sockets: readonly SocketRecord[];
  readonly markers: readonly Marker[];
  readonly spans: readonly PageSpan[];
  readonly dropped: number;
  /** Ids of records that left the log. */
  readonly removed: readonly string[];
}

/** What of a log changed since somebody last asked: sockets by their ids, the rest as it is. */
export class LogChanges {
  readonly #sockets = new Set<string>();
  readonly #traffic = new Set<string>();
  readonly #removed = new Set<string>();
  #markers: Marker[] = [];
  readonly #spans = new Map<string, PageSpan>();
  /** Whether the number of dropped sockets is another one. */
  dropped = false;

  put(id: string): void {
    this.#sockets.add(id);
    this.#traffic.delete(id);
    this.#removed.delete(id);
  }

  remove(id: string): void {
    this.#sockets.delete(id);
    this.#traffic.delete(id);
    this.#removed.add(id);
  }

  /** The counters of a socket changed, and perhaps nothing else. */
  count(id: string): void {
    if (!this.#sockets.has(id)) this.#traffic.add(id);
  }

  addMarker(marker: Marker): void {
    this.#markers.push(marker);
  }

  putSpan(span: PageSpan): void {
    this.#spans.set(span.id, span);
  }

  /** Whether anything but counters changed. */
  get any(): boolean {
    const others = this.#markers.length + this.#spans.size + this.#removed.size;
    return this.dropped || this.#sockets.size + others > 0;
  }

  get anyTraffic(): boolean {
    return this.#traffic.size > 0;
  }

  /** All but counters; from now on it counts as known. */
  take() {
    const sockets = [...this.#sockets];
    const markers = this.#markers;
    const spans = [...this.#spans.values()];
    const removed = [...this.#removed];
    this.#sockets.clear();
    this.#markers = [];
    this.#spans.clear();
    this.#removed.clear();
    this.dropped = false;
    return { sockets, markers, spans, removed };
  }

  /** Ids of the sockets of which only the counters changed, which count as known from now on. */
  takeTraffic(): readonly string[] {
    const ids = [...this.#traffic];
    this.#traffic.clear();
    return ids;
  }
}
