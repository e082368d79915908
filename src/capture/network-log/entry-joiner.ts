import { limits } from '../../model/limits.ts';
import type { ReportedEntry } from '../../model/network-entry.ts';
import { isEnded, type SocketRecord } from '../../model/socket.ts';
import { textLengthOf } from '../../model/string-size.ts';
import { urlKey } from '../records/texts/text-key.ts';
import { isCovered } from './entry-fit.ts';
import { bestOf, clearMatches, isSettled, pairsOf, type WaitingEntry } from './match-entries.ts';

/** What the joiner found out. No entry is joined to two sockets, and no socket gets two entries. */
interface JoinEvents {
  /** The entry is this ended socket's. */
  onJoined(socketId: string, reported: ReportedEntry): void;
  /** Entries are there for these ended sockets, and nobody can tell which is whose. */
  onAmbiguous(socketIds: readonly string[]): void;
}

/** Milliseconds that an entry waits for the end of its socket: a busy page reports late. */
const waitForEnd = 10_000;
/** Milliseconds that an ended socket waits for its entry: of 300 MB it came after 2.1 s (measured). */
const waitForEntry = 30_000;

/** All of one URL. */
interface Group {
  readonly sockets: Map<string, SocketRecord>;
  entries: readonly WaitingEntry[];
  /** Until then some of its sockets are not here: what fits one of the others may be theirs. */
  crowdedUntil: number;
}

/** Finds the socket of each entry of DevTools' network log. They share no id: `fitOf` says what speaks for a pair. */
export class EntryJoiner {
  readonly #events: JoinEvents;
  readonly #groups = new Map<string, Group>();
  /** The key of its group, of each socket that is in one. */
  readonly #keys = new Map<string, string>();
  readonly #ambiguous = new Set<string>();
  /** Characters of each waiting entry, and of all together. */
  readonly #lengths = new Map<WaitingEntry, number>();
  #length = 0;

  constructor(events: JoinEvents) {
    this.#events = events;
  }

  /** A socket is new or changed. */
  see(socket: SocketRecord, now: number): void {
    if (!mayGetEntry(socket, now)) {
      this.forget(socket.id);
      return;
    }
    const key = urlKey(socket.url);
    const group = this.#group(key);
    group.sockets.set(socket.id, socket);
    this.#keys.set(socket.id, key);
    const [oldest] = group.sockets.keys();
    if (group.sockets.size <= limits.waitingSocketsOfUrl || oldest === undefined) return;
    this.forget(oldest);
    group.crowdedUntil = now + waitForEntry;
  }

  /** A socket left the log. */
  forget(id: string): void {
    const key = this.#keys.get(id);
    if (key === undefined) return;
    this.#keys.delete(id);
    this.#ambiguous.delete(id);
    this.#groups.get(key)?.sockets.delete(id);
    this.#tidy(key);
  }

  /** An entry came; where too many wait already, it is dropped. */
  add(reported: ReportedEntry, now: number): void {
    const length = textLengthOf(reported);
    if (this.#lengths.size >= limits.waitingEntries) return;
    if (this.#length + length > limits.waitingEntriesLength) return;
    const group = this.#group(urlKey(reported.url));
    if (group.entries.length >= limits.waitingEntriesOfUrl) return;
    const waiting = { reported, since: now };
    group.entries = [...group.entries, waiting];
    this.#lengths.set(waiting, length);
    this.#length += length;
  }

  /** Joins what can be told apart by now, and gives up what has waited long enough. */
  resolve(now: number): void {
    for (const [key, group] of [...this.#groups]) {
      if (group.entries.length > 0) this.#resolveGroup(group, now);
      for (const socket of [...group.sockets.values()]) {
        if (!mayGetEntry(socket, now)) this.forget(socket.id);
      }
      this.#tidy(key);
    }
  }

  /** Whether time alone will change something. */
  get isWaiting(): boolean {
    return this.#lengths.size > 0;
  }

  /** Forgets everything. */
  clear(): void {
    this.#groups.clear();
    this.#keys.clear();
    this.#ambiguous.clear();
    this.#lengths.clear();
    this.#length = 0;
  }

  #resolveGroup(group: Group, now: number): void {
    if (now < group.crowdedUntil) {
      for (const waiting of group.entries) this.#drop(group, waiting);
      return;
    }
    const pairs = pairsOf(group.entries, [...group.sockets.values()]);
    for (const { waiting, socket } of clearMatches(pairs, (id) => this.#ambiguous.has(id), now)) {
      this.#drop(group, waiting);
      this.forget(socket.id);
      this.#events.onJoined(socket.id, waiting.reported);
    }
    for (const waiting of group.entries.filter((entry) => isSettled(entry, now))) {
      const best = bestOf(pairs.filter((pair) => pair.waiting === waiting && this.#keys.has(pair.socket.id)));
      this.#giveUp(best);
      if (best.length > 0 || now - waiting.since >= waitForEnd) this.#drop(group, waiting);
    }
  }

  #giveUp(socketIds: readonly string[]): void {
    const news = socketIds.filter((id) => !this.#ambiguous.has(id));
    for (const id of news) this.#ambiguous.add(id);
    if (news.length > 0) this.#events.onAmbiguous(news);
  }

  #drop(group: Group, waiting: WaitingEntry): void {
    group.entries = group.entries.filter((entry) => entry !== waiting);
    this.#length -= this.#lengths.get(waiting) ?? 0;
    this.#lengths.delete(waiting);
  }

  #group(key: string): Group {
    const known = this.#groups.get(key);
    if (known !== undefined) return known;
    const group: Group = { sockets: new Map(), entries: [], crowdedUntil: 0 };
    this.#groups.set(key, group);
    return group;
  }

  #tidy(key: string): void {
    const group = this.#groups.get(key);
    if (group?.sockets.size === 0 && group.entries.length === 0) this.#groups.delete(key);
  }
}

const mayGetEntry = (socket: SocketRecord, now: number) =>
  isCovered(socket) &&
  (!isEnded(socket) || (socket.network === null && now - socket.endedAt <= waitForEntry));
