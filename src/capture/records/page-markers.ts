import type { CaptureMessage } from '../../channel/messages.ts';
import { bounded, limits } from '../../model/limits.ts';
import type { Marker } from '../../model/log.ts';
import type { SocketLog } from './socket-log.ts';

/** Notes in the log which page is inspected, and marks what happened to it. */
export class PageMarkers {
  readonly #book: SocketLog;
  readonly #onMessage: (message: CaptureMessage) => void;
  /** Markers so far, numbered for their ids. */
  markerCount = 0;

  constructor(book: SocketLog, onMessage: (message: CaptureMessage) => void) {
    this.#book = book;
    this.#onMessage = onMessage;
  }

  /** The inspected page has this address and title now. */
  setPage(url: string, title: string): void {
    const page = { url: bounded(url, limits.urlLength), title: bounded(title, limits.textLength) };
    if (this.#book.setPage(page.url, page.title)) this.#onMessage({ type: 'page', ...page });
  }

  /** Something happened to the recording or its page now. */
  mark(kind: Marker['kind']): void {
    this.markerCount += 1;
    const { url } = this.#book.page;
    this.#book.addMarker({ id: `marker-${this.markerCount}`, kind, url, at: Date.now() });
  }
}
