import { limits } from '../../model/limits.ts';
import type { ReportedEntry } from '../../model/network-entry.ts';
import { createMessageReducer } from '../../protocols/message-reducer.ts';
import { candidateProtocols } from '../../protocols/recognise-protocol.ts';
import { type HarSocket, parseHarEntry } from './har-entry.ts';
import { beginningOf, type MessageSummary, summarise } from './message-summary.ts';

interface NetworkLogReaderOptions {
  /** Calls the listener with each finished request, whatever it is; gives the cleanup. */
  readonly subscribe: (listener: (entry: unknown) => void) => () => void;
  /** Whether messages may be kept; asked for each entry. */
  readonly mayReadMessages: () => boolean;
  /** Gets each entry, reduced. */
  readonly onEntry: (reported: ReportedEntry) => void;
  /** Settles after others had their turn. */
  readonly pause: () => Promise<void>;
}

/** Milliseconds of work on messages without a pause: about half of what a frame has. */
const taskLength = 8;

/**
 * Listens to DevTools' network log while it is wanted, and reduces each WebSocket's entry where it arrives: one after the
 * other, in short tasks. Nothing of an entry is kept after that.
 */
export class NetworkLogReader {
  readonly #options: NetworkLogReaderOptions;
  #unsubscribe: (() => void) | null = null;
  #queue: HarSocket[] = [];
  #queuedMessages = 0;
  #isReducing = false;
  /** Entries that may come at once; a page can make sockets fail without end. */
  #tokens: number = limits.entriesAtOnce;
  #filledAt = performance.now();

  constructor(options: NetworkLogReaderOptions) {
    this.#options = options;
  }

  /** Begins or ends to listen. At the end, what waits is let go. */
  listen(wanted: boolean): void {
    if (wanted === (this.#unsubscribe !== null)) return;
    this.#unsubscribe?.();
    this.#unsubscribe = wanted ? this.#options.subscribe((entry) => this.#take(entry)) : null;
    this.#queue = [];
    this.#queuedMessages = 0;
  }

  #take(entry: unknown): void {
    const socket = parseHarEntry(entry);
    if (socket === null || !this.#isAffordable()) return;
    const { length } = socket.messages;
    const isFull =
      this.#queue.length >= limits.queuedEntries ||
      (this.#queuedMessages > 0 && this.#queuedMessages + length > limits.queuedMessages);
    if (isFull) return;
    this.#queue.push(socket);
    this.#queuedMessages += length;
    if (!this.#isReducing) void this.#reduceAll();
  }

  async #reduceAll(): Promise<void> {
    this.#isReducing = true;
    try {
      for (let socket = this.#queue.shift(); socket !== undefined; socket = this.#queue.shift()) {
        const source = this.#unsubscribe;
        const reported = await this.#reduce(socket);
        this.#queuedMessages = this.#queue.reduce((sum, { messages }) => sum + messages.length, 0);
        if (source === this.#unsubscribe) this.#options.onEntry(reported);
      }
    } finally {
      this.#isReducing = false;
    }
  }

  async #reduce(socket: HarSocket): Promise<ReportedEntry> {
    const { messages, handshake, protocol, ...head } = socket;
    const { received, sent, traffic, messages: kept } = await this.#summarise(socket);
    // Switched off meanwhile: what was read is let go.
    const allowed = this.#options.mayReadMessages() ? kept : [];
    return { ...head, traffic, entry: { handshake, received, sent, messages: allowed } };
  }

  async #summarise({ messages, url, protocol, requestedProtocols }: HarSocket): Promise<MessageSummary> {
    const subject = {
      url,
      requestedProtocols: requestedProtocols ?? [],
      protocol,
      messages: beginningOf(messages),
    };
    const mayRead = this.#options.mayReadMessages();
    const reducer = mayRead ? createMessageReducer(candidateProtocols(subject)) : null;
    let began = performance.now();
    const work = summarise(messages, reducer, () => performance.now() - began > taskLength);
    for (;;) {
      const { done, value } = work.next();
      if (done) return value;
      await this.#options.pause();
      began = performance.now();
    }
  }

  #isAffordable(): boolean {
    const now = performance.now();
    const refilled = this.#tokens + ((now - this.#filledAt) / 1_000) * limits.entriesPerSecond;
    this.#tokens = Math.min(limits.entriesAtOnce, refilled);
    this.#filledAt = now;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}
