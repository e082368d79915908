import { bounded, limits } from '../../model/limits.ts';
import type { Marker } from '../../model/log.ts';
import type { SocketLog } from './socket-log.ts';

/** Notes in the log which page is inspected, and marks what happened to it. */
export class PageMarkers {
  readonly #log: SocketLog;
  /** Markers so far, numbered for their ids. */
  count = 0;

  constructor(log: SocketLog) {
    this.#log = log;
  }

  /** The inspected page has this address and title now. True where that is something new. */
  setPage(url: string, title: string): boolean {
    return this.#log.setPage(bounded(url, limits.urlLength), bounded(title, limits.textLength));
  }

  /** Something happened to the recording or its page now. */
  mark(kind: Marker['kind']): void {
    this.count += 1;
    const { url } = this.#log.page;
    this.#log.addMarker({ id: `marker-${this.count}`, kind, url, at: Date.now() });
  }
}
