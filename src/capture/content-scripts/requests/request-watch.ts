import { boundedHeaders, type RawHeaders } from '../../../model/bounded-headers.ts';
import { bounded, limits } from '../../../model/limits.ts';
import type { RequestEvent, RequestListener } from '../page-scripts.ts';
import type { ObservedRequest } from './observed-request.ts';

/** Puts together what the browser says of each request of one tab: its headers, the answer, and what it failed of. */
export class RequestWatch implements RequestListener {
  readonly #onBegin: (request: ObservedRequest) => void;
  readonly #onEnd: (request: ObservedRequest) => void;
  readonly #underWay = new Map<string, ObservedRequest>();

  /** `onBegin` gets each request as it begins; the same object is filled in, and `onEnd` gets it at last. */
  constructor(onBegin: (request: ObservedRequest) => void, onEnd: (request: ObservedRequest) => void) {
    this.#onBegin = onBegin;
    this.#onEnd = onEnd;
  }

  onBegin(event: RequestEvent): void {
    if (this.#underWay.size >= limits.liveSockets) return;
    const request: ObservedRequest = {
      requestId: event.requestId,
      documentId: event.documentId,
      documentUrl: bounded(event.documentUrl, limits.urlLength),
      originUrl: bounded(event.originUrl, limits.urlLength),
      url: bounded(event.url, limits.urlLength),
      startedAt: Math.floor(event.at),
      endedAt: null,
      handshake: { status: null, requestHeaders: [], responseHeaders: [] },
      error: null,
    };
    this.#underWay.set(event.requestId, request);
    this.#onBegin(request);
  }

  onSent({ requestId }: RequestEvent, headers: RawHeaders): void {
    const request = this.#underWay.get(requestId);
    if (request) request.handshake = { ...request.handshake, requestHeaders: boundedHeaders(headers) };
  }

  onAnswer({ requestId }: RequestEvent, status: number, headers: RawHeaders): void {
    const request = this.#underWay.get(requestId);
    if (!request || !isStatus(status)) return;
    request.handshake = { ...request.handshake, status, responseHeaders: boundedHeaders(headers) };
  }

  onEnd({ requestId, at }: RequestEvent, error: string | null): void {
    const request = this.#underWay.get(requestId);
    if (!request) return;
    this.#underWay.delete(requestId);
    request.endedAt = Math.floor(at);
    request.error = error === null ? null : bounded(error, limits.textLength);
    this.#onEnd(request);
  }

  /** Forgets what is under way. */
  clear(): void {
    this.#underWay.clear();
  }
}

const isStatus = (status: number) => Number.isInteger(status) && status >= 100 && status <= 999;
