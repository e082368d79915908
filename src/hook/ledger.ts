import { now } from './clock.ts';
import { append, bare, side } from './natives.ts';
import type { Outbox } from './outbox.ts';
import type { HookReport } from './reports.ts';
import { later } from './tasks.ts';
import { createWatch, trafficOf, type Watch } from './watch.ts';

/** Milliseconds between two reports of counters. */
const tick = 500;
/** Sockets in one report of counters; the others follow in the next. */
const countersInReport = 500;

type Counters = Extract<HookReport, { type: 'traffic' }>['counters'][number];

/** Every socket of the realm: which are watched, which are only counted, and whose counters moved. */
export class Ledger {
  readonly outbox: Outbox;
  readonly #watches = side<Watch | 'counted'>();
  #live: Record<number, Watch> = bare({});
  /** The highest number that a socket got. */
  last = 0;
  #moved: Watch | null = null;
  #tickAwaited = false;
  #createdOnlyCounted = 0;
  #endedOnlyCounted = 0;

  constructor(outbox: Outbox) {
    this.outbox = outbox;
  }

  /** A watch on a socket, or null where it is only counted: the page makes too many. */
  watch(socket: object, api: Watch['api']): Watch | null {
    if (!this.outbox.admits()) {
      this.#watches.set(socket, 'counted');
      this.#createdOnlyCounted++;
      this.#awaitTick();
      return null;
    }
    const watch = createWatch(++this.last, socket, api);
    this.#watches.set(socket, watch);
    this.#live[watch.number] = watch;
    return watch;
  }

  /** The watch on a socket; 'counted' where there is none on purpose; undefined where it is unknown. */
  watchOf(socket: unknown): Watch | 'counted' | undefined {
    return this.#watches.get(socket);
  }

  /** The live socket with this number. */
  live(number: number): Watch | undefined {
    return this.#live[number];
  }

  /** Calls `visit` with every live socket. */
  eachLive(visit: (watch: Watch) => void): void {
    for (const number in this.#live) visit(this.#live[number] as Watch);
  }

  /** Notes that a watched socket has ended. */
  end(watch: Watch): void {
    watch.ended = true;
    this.release(watch);
  }

  /** Lets go of a socket that is closed, though its close event may still come. */
  release(watch: Watch): void {
    delete this.#live[watch.number];
  }

  /** Counts an attempt that never became a socket. */
  countAttempt(): void {
    this.#createdOnlyCounted++;
    this.countEnd();
  }

  /** Counts the end of a socket without a watch. */
  countEnd(): void {
    this.#endedOnlyCounted++;
    this.#awaitTick();
  }

  /** Has the counters of a socket reported within half a second. */
  moved(watch: Watch): void {
    if (watch.moved || !this.outbox.listening) return;
    watch.moved = true;
    watch.nextMoved = this.#moved;
    this.#moved = watch;
    this.#awaitTick();
  }

  /** Sends counters and counts now. */
  settle(): void {
    this.#reportTraffic();
    this.#reportOverflow();
    this.outbox.flush();
    if (this.#moved !== null) this.#awaitTick();
  }

  #awaitTick(): void {
    if (this.#tickAwaited) return;
    this.#tickAwaited = later(() => {
      this.#tickAwaited = false;
      this.settle();
    }, tick);
  }

  #reportTraffic(): void {
    const counters: Counters[] = [];
    while (this.#moved !== null && counters.length < countersInReport) {
      const watch = this.#moved;
      this.#moved = watch.nextMoved;
      watch.nextMoved = null;
      watch.moved = false;
      if (!watch.ended) append(counters, { socket: watch.number, traffic: trafficOf(watch) });
    }
    if (counters.length > 0) this.outbox.send({ type: 'traffic', counters });
  }

  #reportOverflow(): void {
    const created = this.#createdOnlyCounted;
    const ended = this.#endedOnlyCounted;
    if (created === 0 && ended === 0) return;
    this.#createdOnlyCounted = 0;
    this.#endedOnlyCounted = 0;
    this.outbox.send({ type: 'overflow', created, ended, at: now() });
  }
}
