import { now } from '../primitives/clock.ts';
import { append, nullPrototype, weakMap } from '../primitives/primordials.ts';
import { delayTask } from '../primitives/tasks.ts';
import type { Outbox } from '../reporting/outbox.ts';
import type { HookReport } from '../reporting/reports.ts';
import { createTrackedSocket, type TrackedSocket, trafficOf } from './tracked-socket.ts';

/** Milliseconds between two reports of counters. */
const tick = 500;
/** Sockets in one report of counters; the others follow in the next. */
const countersInReport = 500;

type Counters = Extract<HookReport, { type: 'traffic' }>['counters'][number];

/** Every socket of the realm: which are tracked, which are only counted, and whose counters are to be reported. */
export class SocketRegistry {
  readonly outbox: Outbox;
  readonly #known = weakMap<TrackedSocket | 'untracked'>();
  #live: Record<number, TrackedSocket> = nullPrototype({});
  /** The highest number that a socket got. */
  last = 0;
  #firstDirty: TrackedSocket | null = null;
  #tickAwaited = false;
  #untrackedCreated = 0;
  #untrackedEnded = 0;

  constructor(outbox: Outbox) {
    this.outbox = outbox;
  }

  /** Tracks a socket. Null where the page makes too many: this one is only counted. */
  track(socket: object, api: TrackedSocket['api']): TrackedSocket | null {
    if (!this.outbox.admits()) {
      this.#known.set(socket, 'untracked');
      this.#untrackedCreated++;
      this.#awaitTick();
      return null;
    }
    const tracked = createTrackedSocket(++this.last, socket, api);
    this.#known.set(socket, tracked);
    this.#live[tracked.number] = tracked;
    return tracked;
  }

  /** What is known of a socket: its tracking, 'untracked' where it is only counted, undefined where it was never seen. */
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

  /** Marks a tracked socket as ended. */
  end(tracked: TrackedSocket): void {
    tracked.ended = true;
    this.release(tracked);
  }

  /** Stops listing a socket as live; its close event may still come. */
  release(tracked: TrackedSocket): void {
    delete this.#live[tracked.number];
  }

  /** Counts an attempt that never became a socket. */
  countAttempt(): void {
    this.#untrackedCreated++;
    this.countEnd();
  }

  /** Counts the end of an untracked socket. */
  countEnd(): void {
    this.#untrackedEnded++;
    this.#awaitTick();
  }

  /** Schedules a report of a socket's counters within half a second. */
  markDirty(tracked: TrackedSocket): void {
    if (tracked.dirty || !this.outbox.listening) return;
    tracked.dirty = true;
    tracked.nextDirty = this.#firstDirty;
    this.#firstDirty = tracked;
    this.#awaitTick();
  }

  /** Sends counters of tracked sockets and counts of untracked ones now. */
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
