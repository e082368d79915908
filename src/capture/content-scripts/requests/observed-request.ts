import type { Handshake } from '../../../model/network-entry.ts';

/** One request for a WebSocket, as far as it has come. Times in milliseconds since the epoch. */
export interface ObservedRequest {
  readonly requestId: string;
  readonly documentId: string | null;
  readonly documentUrl: string;
  readonly originUrl: string;
  readonly url: string;
  readonly startedAt: number;
  /** Null while the handshake is under way. */
  endedAt: number | null;
  handshake: Handshake;
  /** The browser's words for what the handshake failed of; null where it did not, or not yet. */
  error: string | null;
}
