import { limits } from '../model/limits.ts';
import type { RehearsalProblem } from '../model/recording.ts';
import { now } from './primitives/clock.ts';
import {
  apply,
  type Callable,
  construct,
  getOwnPropertyDescriptor,
  nullPrototype,
  ownData,
  prototypeOf,
} from './primitives/primordials.ts';
import type { SocketRegistry } from './sockets/socket-registry.ts';
import { CLOSED, readyStateOf, socketPrototype } from './sockets/sockets.ts';
import { type TrackedSocket, trafficOf } from './sockets/tracked-socket.ts';
import { replaceGetter, transparentProxy } from './wrappers/transparent-proxy.ts';

type EventConstructor = new (type: string, fields?: object) => Event;

const MakeEvent = ownData(globalThis, 'Event') as EventConstructor;
const MakeCloseEvent = ownData(globalThis, 'CloseEvent') as EventConstructor;
const dispatchEvent = ownData(prototypeOf('EventTarget'), 'dispatchEvent') as Callable;
const nativeClose = ownData(socketPrototype, 'close') as Callable;

/** Codes a browser gives a connection that ended without a closing handshake (RFC 6455 section 7.4.1). */
const isUnclean = (code: number) => code === 1006 || code === 1015;

/** What the page gets; null where its browser has no such events any more: page code deleted them before the hook came. */
function makeEvents(code: number, reason: string): unknown[] | null {
  const wasClean = !isUnclean(code);
  try {
    const close = construct(MakeCloseEvent, ['close', nullPrototype({ code, reason, wasClean })]);
    return wasClean ? [close] : [construct(MakeEvent, ['error']), close];
  } catch {
    return null;
  }
}

/** Ends sockets with a chosen close, so that the reader sees how the page handles it. */
export class Rehearsal {
  readonly #registry: SocketRegistry;
  #readyStateMasked = false;

  constructor(registry: SocketRegistry) {
    this.#registry = registry;
  }

  /** `HookController.rehearse`. */
  run(number: number, code: number, reason: string): RehearsalProblem | null {
    const tracked = this.#registry.live(number);
    if (tracked === undefined) return 'no-such-socket';
    if (tracked.api !== 'WebSocket') return 'not-supported';
    if (readyStateOf(tracked.socket) === CLOSED) return 'no-such-socket';
    if (!(code >= 0 && code <= 65_535 && code % 1 === 0)) return 'invalid-code';
    if (reason.length > limits.reasonLength) return 'reason-too-long';
    const events = makeEvents(code, reason);
    if (events === null) return 'failed';
    this.#end(tracked, code, reason, events);
    return null;
  }

  #end(tracked: TrackedSocket, code: number, reason: string, events: readonly unknown[]): void {
    this.#maskReadyState();
    tracked.rehearsed = true;
    this.#registry.end(tracked);
    apply(nativeClose, tracked.socket, [1_000]);
    const { outbox } = this.#registry;
    const wasClean = !isUnclean(code);
    if (!wasClean) {
      outbox.send({ type: 'error', socket: tracked.number, readyState: CLOSED, at: now() });
    }
    const traffic = trafficOf(tracked);
    outbox.send({
      type: 'closed',
      socket: tracked.number,
      code,
      reason,
      wasClean,
      at: now(),
      traffic,
      rehearsed: true,
    });
    for (let index = 0; index < events.length; index++) apply(dispatchEvent, tracked.socket, [events[index]]);
  }

  /** The connection's real state would read 2 until the server answers, or a minute has passed. */
  #maskReadyState(): void {
    if (this.#readyStateMasked || socketPrototype === undefined) return;
    const native = getOwnPropertyDescriptor(socketPrototype, 'readyState')?.get;
    if (native === undefined) return;
    const registry = this.#registry;
    function trap(getter: () => unknown, self: unknown, values: unknown[]): unknown {
      const tracked = registry.find(self);
      if (tracked !== undefined && tracked !== 'untracked' && tracked.rehearsed) return CLOSED;
      return apply(getter, self, values);
    }
    this.#readyStateMasked = replaceGetter(
      socketPrototype,
      'readyState',
      transparentProxy(native, nullPrototype({ apply: trap })),
    );
  }
}
