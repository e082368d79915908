import type { SocketRecord } from './socket.ts';

/** A line across the log: the page navigated, or recording began or was interrupted. */
export interface Marker {
  readonly id: string;
  readonly kind: 'navigation' | 'recording-started' | 'recording-stopped';
  readonly url: string;
  readonly at: number;
}

/**
 * A stretch of time in which the document was hidden, the browser offline, or nothing ran at all (the machine slept);
 * `to` is null while it lasts.
 */
export interface PageSpan {
  readonly id: string;
  readonly kind: 'hidden' | 'offline' | 'asleep';
  readonly from: number;
  readonly to: number | null;
}

/** Everything one recording holds, oldest first. */
export interface SessionLog {
  readonly sockets: readonly SocketRecord[];
  readonly markers: readonly Marker[];
  readonly spans: readonly PageSpan[];
  /** Ended sockets that were let go because the log was full, plus those that were only counted. */
  readonly dropped: number;
  readonly page: { readonly url: string; readonly title: string };
}

export const emptyLog: SessionLog = {
  sockets: [],
  markers: [],
  spans: [],
  dropped: 0,
  page: { url: '', title: '' },
};
