import { now } from '../primitives/clock.ts';
import { append, nullPrototype, weakMap } from '../primitives/primordials.ts';
import { delayTask, queueTask } from '../primitives/tasks.ts';
import type { Outbox } from '../reporting/outbox.ts';
import type { HookReport } from '../reporting/reports.ts';
import { createTrackedSocket, type TrackedSocket, trafficOf } from './tracked-socket.ts';

/** Milliseconds between two reports of counters. */
const tick = 500;
/** Sockets in one report of counters; the others follow in the next. */
const countersInReport = 500;
/** Untracked sockets of one task of which is said at its end. */
const manyInTask = 50;

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
  /** Sockets that were only counted so far, and those of them of which was said. */
  #untrackedCreated = 0;
  #untrackedEnded = 0;
  #saidCreated = 0;
  #saidEnded = 0;
  #taskEndAwaited = false;
  #overflowReportedAt = 0;

  constructor(outbox: Outbox) {
    this.outbox = outbox;
  }

  /** Tracks a socket. Null where the page makes too many: this one is only counted. */
  track(socket: object, api: TrackedSocket['api']): TrackedSocket | null {
    if (!this.outbox.admits()) {
      this.#known.set(socket, 'untracked');
      this.#untrackedCreated++;
      this.#awaitOverflow();
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
    this.#awaitOverflow();
  }

  /** Schedules a report of a socket's counters within half a second. */
  markDirty(tracked: TrackedSocket): void {
    if (tracked.dirty || !this.outbox.listening) return;
    tracked.dirty = true;
    tracked.nextDirty = this.#firstDirty;
    this.#firstDirty = tracked;
    this.#awaitTick();
  }

  /** Says how many sockets were only counted so far. The sums make up for reports that were lost. */
  reportOverflow(): void {
    this.#saidCreated = this.#untrackedCreated;
    this.#saidEnded = this.#untrackedEnded;
    this.#overflowReportedAt = now();
    const [created, ended] = [this.#saidCreated, this.#saidEnded];
    this.outbox.send({ type: 'overflow', created, ended, at: this.#overflowReportedAt });
  }

  /** Sends counters of tracked sockets and counts of untracked ones now. */
  settle(): void {
    this.#reportTraffic();
    if (this.#untrackedCreated > this.#saidCreated || this.#untrackedEnded > this.#saidEnded) {
      this.reportOverflow();
    }
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

  /**
   * Says how many were counted: twice a second, in the middle of a task too, and once a task is over that made many. The
   * browser logs of sockets meanwhile: by then it has to be known that they are only counted. A timer alone would come after
   * all the tasks that their events have queued.
   */
  #awaitOverflow(): void {
    const passed = now() - this.#overflowReportedAt;
    if (passed < 0 || passed >= tick) {
      this.reportOverflow();
      this.outbox.flush();
    } else if (!this.#taskEndAwaited) {
      this.#taskEndAwaited = true;
      queueTask(() => {
        this.#taskEndAwaited = false;
        if (this.#untrackedCreated - this.#saidCreated >= manyInTask) this.reportOverflow();
        else this.#awaitTick();
      });
    }
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
}
