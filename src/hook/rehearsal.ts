import { limits } from '../model/limits.ts';
import { now } from './clock.ts';
import {
  apply,
  type Callable,
  construct,
  getOwnPropertyDescriptor,
  nullPrototype,
  ownData,
  prototypeOf,
} from './primordials.ts';
import type { RehearsalProblem } from './reports.ts';
import type { SocketRegistry } from './socket-registry.ts';
import { CLOSED, readyStateOf, socketPrototype } from './sockets.ts';
import { type TrackedSocket, trafficOf } from './tracked-socket.ts';
import { replaceGetter, transparentProxy } from './transparent-proxy.ts';

type EventConstructor = new (type: string, fields?: object) => Event;

const MakeEvent = ownData(globalThis, 'Event') as EventConstructor;
const MakeCloseEvent = ownData(globalThis, 'CloseEvent') as EventConstructor;
const dispatchEvent = ownData(prototypeOf('EventTarget'), 'dispatchEvent') as Callable;
const nativeClose = ownData(socketPrototype, 'close') as Callable;

/** Codes a browser gives a connection that ended without a closing handshake (RFC 6455 section 7.4.1). */
const isUnclean = (code: number) => code === 1006 || code === 1015;

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
    this.#end(tracked, code, reason);
    return null;
  }

  #end(tracked: TrackedSocket, code: number, reason: string): void {
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
    if (!wasClean) this.#dispatch(tracked, construct(MakeEvent, ['error']));
    this.#dispatch(tracked, construct(MakeCloseEvent, ['close', nullPrototype({ code, reason, wasClean })]));
  }

  #dispatch(tracked: TrackedSocket, event: unknown): void {
    apply(dispatchEvent, tracked.socket, [event]);
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
