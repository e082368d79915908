import { limits } from '../../../model/limits.ts';
import type { EndedSocket, SocketRecord } from '../../../model/socket.ts';
import { textLengthOf } from '../../../model/string-size.ts';
import { parseRecordId, type Realm } from '../../records/realm.ts';
import type { SocketLog } from '../../records/socket-log.ts';
import { urlKey } from '../../records/texts/text-key.ts';
import { Expiry } from '../../waiting.ts';
import { assignRequests } from './assign-requests.ts';
import type { ObservedRequest } from './observed-request.ts';

/** Milliseconds that an ended socket waits for what the browser says of its request: both come by ways of their own. */
const waitForRequest = 5_000;
/** Milliseconds that a request which failed waits for the report of its socket's end: a busy page reports late. */
const waitForSocket = 30_000;

/** Gives each ended socket of a tab its request: the handshake, and the browser's words for what it failed of. */
export class RequestJoiner {
  readonly #log: SocketLog;
  /** Requests of documents by their document and URL, in the order of their beginning. */
  readonly #requests = new Map<string, ObservedRequest[]>();
  /** Ended sockets that have no request yet, by the same key, and since when. */
  readonly #ended = new Map<string, Map<string, number>>();
  readonly #expiry = new Expiry(this);

  constructor(log: SocketLog) {
    this.#log = log;
  }

  /** A request of a document began; it is filled in later. */
  began(request: ObservedRequest): void {
    const key = keyOf(request.documentId, request.url);
    this.#requests.set(key, [...(this.#requests.get(key) ?? []), request]);
    this.#letGoOfOldest();
  }

  /** The handshake of a request is over. `realm`: that of its document, null where it has none. */
  finished(request: ObservedRequest, realm: Realm | null): void {
    if (realm !== null) this.#join(keyOf(request.documentId, request.url), realm);
    this.#expiry.schedule();
  }

  /** A socket has ended. */
  ended(realm: Realm, socket: EndedSocket): void {
    const key = keyOf(realm.session, socket.url);
    const waiting = this.#ended.get(key) ?? new Map<string, number>();
    this.#ended.set(key, waiting.set(socket.id, Date.now()));
    this.#join(key, realm);
    this.#expiry.schedule();
  }

  /** A document is gone, and all its sockets have ended. */
  forget(documentId: string): void {
    for (const key of this.#requests.keys()) {
      if (key.startsWith(`${documentId} `)) this.#requests.delete(key);
    }
  }

  /** Gives up what has waited long enough. */
  expire(now: number): void {
    for (const [key, waiting] of this.#ended) {
      for (const [id, since] of waiting) if (now - since >= waitForRequest) waiting.delete(id);
      if (waiting.size === 0) this.#ended.delete(key);
    }
    for (const [key, requests] of this.#requests) {
      const left = requests.filter((request) => !isOver(request, now));
      if (left.length > 0) this.#requests.set(key, left);
      else this.#requests.delete(key);
    }
  }

  /** Whether time alone will change something. */
  get isWaiting(): boolean {
    return this.#ended.size > 0 || [...this.#requests.values()].some((requests) => requests.some(hasFailed));
  }

  /** Forgets everything. */
  clear(): void {
    this.#expiry.stop();
    this.#requests.clear();
    this.#ended.clear();
  }

  /** The requests whose sockets may still end; the newest, if they are too long together. */
  toSaved(): readonly ObservedRequest[] {
    let room: number = limits.sentReportsLength;
    const all = [...this.#requests.values()].flat();
    const first = all.findLastIndex((request) => {
      room -= textLengthOf(request);
      return room < 0;
    });
    return all.slice(first + 1);
  }

  restore(saved: readonly ObservedRequest[]): void {
    for (const request of saved) this.began(request);
  }

  #join(key: string, realm: Realm): void {
    const waiting = this.#ended.get(key);
    const requests = this.#requests.get(key);
    if (waiting === undefined || requests === undefined) return;
    const given = assignRequests(requests, this.#socketsOf(key, realm, waiting));
    for (const [{ id }, request] of given) {
      if (!waiting.has(id) || request.endedAt === null) continue;
      waiting.delete(id);
      this.#remove(key, request);
      this.#put(id, request);
    }
    if (waiting.size === 0) this.#ended.delete(key);
  }

  /** The sockets of a document and URL that have no request yet, in the order of their making. */
  #socketsOf(key: string, realm: Realm, waiting: ReadonlyMap<string, number>): SocketRecord[] {
    const prefix = `${realm.index}-`;
    const live = this.#log
      .live()
      .filter(({ id, url }) => id.startsWith(prefix) && keyOf(realm.session, url) === key);
    const ended = [...waiting.keys()].flatMap((id) => this.#log.get(id) ?? []);
    return [...live, ...ended].sort((one, other) => numberOf(one) - numberOf(other));
  }

  #put(id: string, { handshake, error, endedAt }: ObservedRequest): void {
    const socket = this.#log.get(id);
    if (socket?.state !== 'ended') return;
    const text = {
      text: error ?? '',
      level: 'error',
      source: 'network',
      at: endedAt ?? socket.endedAt,
    } as const;
    this.#log.put({
      ...socket,
      network: { handshake, received: 0, sent: 0, messages: [] },
      browserText: socket.browserText ?? (error === null ? null : text),
    });
  }

  #remove(key: string, request: ObservedRequest): void {
    const left = (this.#requests.get(key) ?? []).filter((other) => other !== request);
    if (left.length > 0) this.#requests.set(key, left);
    else this.#requests.delete(key);
  }

  #letGoOfOldest(): void {
    let count = 0;
    for (const requests of this.#requests.values()) count += requests.length;
    for (const [key, requests] of this.#requests) {
      if (count <= limits.waitingEntries) return;
      count -= requests.length;
      this.#requests.delete(key);
    }
  }
}

const keyOf = (documentId: string | null, url: string) => `${documentId} ${urlKey(url)}`;

const numberOf = ({ id }: SocketRecord) => parseRecordId(id)?.socket ?? 0;

const hasFailed = ({ endedAt, error, handshake }: ObservedRequest) =>
  endedAt !== null && (error !== null || handshake.status !== 101);

const isOver = (request: ObservedRequest, now: number) =>
  hasFailed(request) && now - (request.endedAt ?? now) >= waitForSocket;
