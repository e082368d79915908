import type { Realm } from '../../records/realm.ts';
import type { SocketLog } from '../../records/socket-log.ts';
import type { ObservedRequest } from './observed-request.ts';
import { RequestJoiner } from './request-joiner.ts';
import { RequestWatch } from './request-watch.ts';
import { workerSocket } from './worker-socket.ts';

interface DocumentRequestsOptions {
  readonly log: SocketLog;
  /** The document of an id, or null where it is not known. */
  readonly realmOf: (documentId: string) => Realm | null;
  /** An id for a row of which no hook tells. */
  readonly newRowId: () => string;
  readonly onChange: () => void;
}

/** The handshakes that the browser shows of one tab: joined with the sockets of its documents, or rows of their own. */
export class DocumentRequests {
  /** Hears of them. */
  readonly watch: RequestWatch;
  readonly #options: DocumentRequestsOptions;
  readonly #joiner: RequestJoiner;

  constructor(options: DocumentRequestsOptions) {
    this.#options = options;
    this.#joiner = new RequestJoiner(options.log);
    this.watch = new RequestWatch(
      (request) => {
        if (request.documentId !== null) this.#joiner.began(request);
      },
      (request) => this.#ended(request),
    );
  }

  /** A socket of a document has ended. */
  socketEnded(realm: Realm, id: string): void {
    const socket = this.#options.log.get(id);
    if (socket?.state === 'ended') this.#joiner.ended(realm, socket);
  }

  /** A document is gone. */
  forget(documentId: string): void {
    this.#joiner.forget(documentId);
  }

  clear(): void {
    this.#joiner.clear();
    this.watch.clear();
  }

  toSaved(): readonly ObservedRequest[] {
    return this.#joiner.toSaved();
  }

  restore(saved: readonly ObservedRequest[]): void {
    this.#joiner.restore(saved);
  }

  /** Requests of workers name no document. */
  #ended(request: ObservedRequest): void {
    const { log, realmOf, newRowId, onChange } = this.#options;
    const { documentId } = request;
    if (documentId !== null) this.#joiner.finished(request, realmOf(documentId));
    else log.put(workerSocket(newRowId(), request));
    onChange();
  }
}
