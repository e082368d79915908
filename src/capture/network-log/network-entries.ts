import type { ReportedEntry } from '../../model/network-entry.ts';
import { type EndedSocket, isEnded, type Traffic } from '../../model/socket.ts';
import type { LogDelta } from '../records/log-changes.ts';
import type { SocketLog } from '../records/socket-log.ts';
import { Expiry, Throttle } from '../waiting.ts';
import { EntryJoiner } from './entry-joiner.ts';

/** Milliseconds between two looks at what came: entries and ends come in bursts. */
const lookInterval = 50;

/** Puts what DevTools' network log says of the sockets of one tab into its log. */
export class NetworkEntries {
  readonly #log: SocketLog;
  readonly #joiner = new EntryJoiner({
    onJoined: (id, reported) => this.#join(id, reported),
    onAmbiguous: (ids) => this.#markAmbiguous(ids),
  });
  readonly #expiry = new Expiry(this);
  readonly #look = new Throttle(lookInterval, () => {
    this.expire(Date.now());
    this.#expiry.schedule();
  });

  constructor(log: SocketLog) {
    this.#log = log;
  }

  /** Takes what changed in the log. */
  changed({ sockets, removed }: LogDelta): void {
    const now = Date.now();
    for (const socket of sockets) this.#joiner.see(socket, now);
    for (const id of removed) this.#joiner.forget(id);
    if (this.isWaiting) this.#look.schedule();
  }

  /** Takes an entry, of a socket whose end is in the log or on its way there. */
  add(reported: ReportedEntry): void {
    this.#joiner.add(reported, Date.now());
    this.#look.schedule();
  }

  /** The log was put back after a stop of the service worker. */
  restored(): void {
    const now = Date.now();
    for (const socket of this.#log.snapshot().sockets) this.#joiner.see(socket, now);
  }

  /** Joins what can be told apart by now, and gives up what has waited long enough. */
  expire(now: number): void {
    this.#joiner.resolve(now);
  }

  /** Whether time alone will change something. */
  get isWaiting(): boolean {
    return this.#joiner.isWaiting;
  }

  /** Recording ended: no entry comes any more, and what waits is let go. */
  stop(): void {
    this.#expiry.stop();
    this.#look.stop();
    this.#joiner.clear();
  }

  #join(id: string, { entry, traffic }: ReportedEntry): void {
    const socket = this.#waitingSocket(id);
    if (socket === null) return;
    const { networkAmbiguous: _, ...known } = socket;
    this.#log.put({ ...known, traffic: completed(socket.traffic, traffic), network: entry });
  }

  #markAmbiguous(ids: readonly string[]): void {
    for (const id of ids) {
      const socket = this.#waitingSocket(id);
      if (socket !== null) this.#log.put({ ...socket, networkAmbiguous: true });
    }
  }

  #waitingSocket(id: string): EndedSocket | null {
    const socket = this.#log.get(id);
    return socket !== null && isEnded(socket) && socket.network === null ? socket : null;
  }
}

/** What the page counted, and what DevTools did where the page could not. */
export function completed(counted: Traffic, logged: Traffic): Traffic {
  return {
    received: counted.received ?? logged.received,
    sent: counted.sent ?? logged.sent,
    lastReceivedAt: counted.lastReceivedAt ?? logged.lastReceivedAt,
    lastSentAt: counted.lastSentAt ?? logged.lastSentAt,
    lastSentSize: counted.lastSentSize ?? logged.lastSentSize,
    largestSentSize: counted.largestSentSize ?? logged.largestSentSize,
  };
}
