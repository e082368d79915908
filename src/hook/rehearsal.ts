import { limits } from '../model/limits.ts';
import type { RehearsalProblem } from '../model/recording.ts';
import { now } from './clock.ts';
import type { Ledger } from './ledger.ts';
import { mask, replaceGetter } from './masks.ts';
import { apply, bare, construct, dataOf, getOwnPropertyDescriptor, prototypeOf } from './natives.ts';
import { CLOSED, readyStateOf, socketPrototype } from './sockets.ts';
import { trafficOf, type Watch } from './watch.ts';

type Callable = (...values: never[]) => unknown;
type EventConstructor = new (type: string, fields?: object) => Event;

const MakeEvent = dataOf(globalThis, 'Event') as EventConstructor;
const MakeCloseEvent = dataOf(globalThis, 'CloseEvent') as EventConstructor;
const dispatchEvent = dataOf(prototypeOf('EventTarget'), 'dispatchEvent') as Callable;
const nativeClose = dataOf(socketPrototype, 'close') as Callable;

/** Codes a browser gives a connection that ended without a closing handshake (RFC 6455 section 7.4.1). */
const isUnclean = (code: number) => code === 1006 || code === 1015;

/** What the page gets; null where its browser has no such events any more: page code deleted them before the hook came. */
function makeEvents(code: number, reason: string): unknown[] | null {
  const wasClean = !isUnclean(code);
  try {
    const close = construct(MakeCloseEvent, ['close', bare({ code, reason, wasClean })]);
    return wasClean ? [close] : [construct(MakeEvent, ['error']), close];
  } catch {
    return null;
  }
}

/** Ends sockets as no server did, for the page to show how it copes. */
export class Rehearsal {
  readonly #ledger: Ledger;
  #readyStateMasked = false;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** `HookController.rehearse`. */
  run(number: number, code: number, reason: string): RehearsalProblem | null {
    const watch = this.#ledger.live(number);
    if (watch === undefined) return 'no-such-socket';
    if (watch.api !== 'WebSocket') return 'not-supported';
    if (readyStateOf(watch.socket) === CLOSED) return 'no-such-socket';
    if (!(code >= 0 && code <= 65_535 && code % 1 === 0)) return 'invalid-code';
    if (reason.length > limits.reasonLength) return 'reason-too-long';
    const events = makeEvents(code, reason);
    if (events === null) return 'failed';
    this.#end(watch, code, reason, events);
    return null;
  }

  #end(watch: Watch, code: number, reason: string, events: readonly unknown[]): void {
    this.#maskReadyState();
    watch.rehearsed = true;
    this.#ledger.end(watch);
    apply(nativeClose, watch.socket, [1_000]);
    const { outbox } = this.#ledger;
    const wasClean = !isUnclean(code);
    if (!wasClean) {
      outbox.send({ type: 'error', socket: watch.number, readyState: CLOSED, at: now() });
    }
    const traffic = trafficOf(watch);
    outbox.send({
      type: 'closed',
      socket: watch.number,
      code,
      reason,
      wasClean,
      at: now(),
      traffic,
      rehearsed: true,
    });
    for (let index = 0; index < events.length; index++) apply(dispatchEvent, watch.socket, [events[index]]);
  }

  /** The connection's real state would read 2 until the server answers, or a minute has passed. */
  #maskReadyState(): void {
    if (this.#readyStateMasked || socketPrototype === undefined) return;
    const native = getOwnPropertyDescriptor(socketPrototype, 'readyState')?.get;
    if (native === undefined) return;
    const ledger = this.#ledger;
    function trap(getter: () => unknown, self: unknown, values: unknown[]): unknown {
      const watch = ledger.watchOf(self);
      if (watch !== undefined && watch !== 'counted' && watch.rehearsed) return CLOSED;
      return apply(getter, self, values);
    }
    this.#readyStateMasked = replaceGetter(
      socketPrototype,
      'readyState',
      mask(native, bare({ apply: trap })),
    );
  }
}
