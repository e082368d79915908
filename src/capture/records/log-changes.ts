import type { Marker, PageSpan } from '../../model/log.ts';

/** What of a log changed since it was last told: sockets by their ids, the rest as it is. */
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

  /** All but counters, which counts as told from now on. */
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

  /** Ids of the sockets of which only the counters changed, which count as told from now on. */
  takeTraffic(): readonly string[] {
    const ids = [...this.#traffic];
    this.#traffic.clear();
    return ids;
  }
}
