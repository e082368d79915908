import { now } from './clock.ts';
import type { Outbox } from './outbox.ts';
import { append, nullPrototype, weakMap } from './primordials.ts';
import type { HookReport } from './reports.ts';
import { delayTask } from './tasks.ts';
import { createTrackedSocket, type TrackedSocket, trafficOf } from './tracked-socket.ts';

/** Milliseconds between two reports of counters. */
const tick = 500;
/** Sockets in one report of counters; the others follow in the next. */
const countersInReport = 500;

type Counters = Extract<HookReport, { type: 'traffic' }>['counters'][number];

/** Every socket of the realm: which are watched, which are only counted, and whose counters moved. */
export class SocketRegistry {
  readonly outbox: Outbox;
  readonly #known = weakMap<TrackedSocket | 'untracked'>();
  #live: Record<number, TrackedSocket> = nullPrototype({});
  #last = 0;
  #firstDirty: TrackedSocket | null = null;
  #tickAwaited = false;
  #untrackedCreated = 0;
  #untrackedEnded = 0;

  constructor(outbox: Outbox) {
    this.outbox = outbox;
  }

  /** A watch on a socket, or null where it is only counted: the page makes too many. */
  track(socket: object, api: TrackedSocket['api']): TrackedSocket | null {
    if (!this.outbox.admits()) {
      this.#known.set(socket, 'untracked');
      this.#untrackedCreated++;
      this.#awaitTick();
      return null;
    }
    const tracked = createTrackedSocket(++this.#last, socket, api);
    this.#known.set(socket, tracked);
    this.#live[tracked.number] = tracked;
    return tracked;
  }

  /** The watch on a socket; 'untracked' where there is none on purpose; undefined where it is unknown. */
  find(socket: unknown): TrackedSocket | 'untracked' | undefined {
    return this.#known.get(socket);
  }

  /** The live socket with this number. */
  live(number: number): TrackedSocket | undefined {
    return this.#live[number];
  }

  /** Calls `visit` with every live socket. */
  eachLive(visit: (tracked: TrackedSocket) => void): void {
    for (const number in this.#live) visit(this.#live[number] as TrackedSocket);
  }

  /** Notes that a watched socket has ended. */
  end(tracked: TrackedSocket): void {
    tracked.ended = true;
    this.release(tracked);
  }

  /** Lets go of a socket that is closed, though its close event may still come. */
  release(tracked: TrackedSocket): void {
    delete this.#live[tracked.number];
  }

  /** Counts an attempt that never became a socket. */
  countAttempt(): void {
    this.#untrackedCreated++;
    this.countEnd();
  }

  /** Counts the end of a socket without a tracked. */
  countEnd(): void {
    this.#untrackedEnded++;
    this.#awaitTick();
  }

  /** Has the counters of a socket reported within half a second. */
  markDirty(tracked: TrackedSocket): void {
    if (tracked.dirty || !this.outbox.listening) return;
    tracked.dirty = true;
    tracked.nextDirty = this.#firstDirty;
    this.#firstDirty = tracked;
    this.#awaitTick();
  }

  /** Sends counters and counts now. */
  settle(): void {
    this.#reportTraffic();
    this.#reportOverflow();
    this.outbox.flush();
    if (this.#firstDirty !== null) this.#awaitTick();
  }

  #awaitTick(): void {
    if (this.#tickAwaited) return;
    this.#tickAwaited = delayTask(() => {
      this.#tickAwaited = false;
      this.settle();
    }, tick);
  }

  #reportTraffic(): void {
    const counters: Counters[] = [];
    while (this.#firstDirty !== null && counters.length < countersInReport) {
      const tracked = this.#firstDirty;
      this.#firstDirty = tracked.nextDirty;
      tracked.nextDirty = null;
      tracked.dirty = false;
      if (!tracked.ended) append(counters, { socket: tracked.number, traffic: trafficOf(tracked) });
    }
    if (counters.length > 0) this.outbox.send({ type: 'traffic', counters });
  }

  #reportOverflow(): void {
    const created = this.#untrackedCreated;
    const ended = this.#untrackedEnded;
    if (created === 0 && ended === 0) return;
    this.#untrackedCreated = 0;
    this.#untrackedEnded = 0;
    this.outbox.send({ type: 'overflow', created, ended, at: now() });
  }
}
