import { limits } from '../../model/limits.ts';
import { now } from '../primitives/clock.ts';
import {
  apply,
  type Callable,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  none,
  ownData,
  prototypeOf,
  reader,
} from '../primitives/primordials.ts';
import { truncate } from '../primitives/text.ts';
import type { SocketRegistry } from './socket-registry.ts';
import { type TrackedSocket, trafficOf } from './tracked-socket.ts';

/** `readyState` of a socket that has ended. */
export const CLOSED = 3;

/**
 * The browser's own WebSocket.prototype, even if the page put a subclass in the place of WebSocket before the hook came.
 * Undefined where there is none.
 */
export const socketPrototype: object | undefined = nativePrototype();

function nativePrototype(): object | undefined {
  let prototype: object | null | undefined = prototypeOf('WebSocket');
  while (prototype && getOwnPropertyDescriptor(prototype, 'readyState')?.get === undefined) {
    prototype = getPrototypeOf(prototype);
  }
  return prototype ?? undefined;
}

export const readyStateOf = reader<number>(socketPrototype, 'readyState');
const urlOf = reader<string>(socketPrototype, 'url');
const protocolOf = reader<string>(socketPrototype, 'protocol');
const extensionsOf = reader<string>(socketPrototype, 'extensions');
const codeOf = reader<number>(prototypeOf('CloseEvent'), 'code');
const reasonOf = reader<string>(prototypeOf('CloseEvent'), 'reason');
const wasCleanOf = reader<boolean>(prototypeOf('CloseEvent'), 'wasClean');
const addEventListener = ownData(prototypeOf('EventTarget'), 'addEventListener') as Callable;
const removeEventListener = ownData(prototypeOf('EventTarget'), 'removeEventListener') as Callable;
const stopImmediatePropagation = ownData(prototypeOf('Event'), 'stopImmediatePropagation') as Callable;

/** Adds a listener that runs before the page's. */
export function listen(target: object, type: string, listener: (event: Event) => void): void {
  apply(addEventListener, target, [type, listener, true]);
}

/** URL, subprotocol and extensions of a socket, bounded. */
export const describe = (socket: object) => ({
  url: truncate(urlOf(socket), limits.urlLength),
  protocol: truncate(protocolOf(socket), limits.protocolLength),
  extensions: truncate(extensionsOf(socket), limits.textLength),
});

const currentTarget = reader<object>(prototypeOf('Event'), 'currentTarget');

/** Follows WebSockets by their events. */
export class SocketListeners {
  readonly #registry: SocketRegistry;

  constructor(registry: SocketRegistry) {
    this.#registry = registry;
  }

  /** Listens to a tracked socket. */
  follow(socket: object): void {
    listen(socket, 'open', this.#onOpen);
    listen(socket, 'message', this.#onMessage);
    listen(socket, 'error', this.#onError);
    listen(socket, 'close', this.#onClose);
  }

  /** Listens only for the end of an untracked socket. One without a close event (Content Security Policy) ends with its error. */
  count(socket: object): void {
    listen(socket, 'error', this.#onCountedEnd);
    listen(socket, 'close', this.#onCountedEnd);
  }

  /** A listener for the browser's own events. Those after a rehearsal are stopped, so that the page does not see them. */
  #handler(act: (tracked: TrackedSocket, event: Event) => void): (event: Event) => void {
    return (event) => {
      try {
        if (!event.isTrusted) return;
        const tracked = this.#registry.find(currentTarget(event));
        if (tracked === undefined || tracked === 'untracked') return;
        if (tracked.rehearsed) apply(stopImmediatePropagation, event, none);
        else act(tracked, event);
      } catch {
        // An exception here would reach the page's error handler.
      }
    };
  }

  readonly #onOpen = this.#handler((tracked) => {
    const { protocol, extensions } = describe(tracked.socket);
    this.#registry.outbox.send({ type: 'opened', socket: tracked.number, protocol, extensions, at: now() });
  });

  readonly #onMessage = this.#handler((tracked) => {
    tracked.received++;
    tracked.lastReceivedAt = now();
    if (!tracked.dirty) this.#registry.markDirty(tracked);
  });

  readonly #onError = this.#handler((tracked) => {
    const readyState = readyStateOf(tracked.socket);
    if (readyState === CLOSED) this.#registry.release(tracked);
    this.#registry.outbox.send({ type: 'error', socket: tracked.number, readyState, at: now() });
  });

  readonly #onClose = this.#handler((tracked, event) => {
    this.#registry.end(tracked);
    this.#registry.outbox.send({
      type: 'closed',
      socket: tracked.number,
      code: codeOf(event),
      reason: truncate(reasonOf(event), limits.reasonLength),
      wasClean: wasCleanOf(event),
      at: now(),
      traffic: trafficOf(tracked),
      rehearsed: false,
    });
  });

  readonly #onCountedEnd = (event: Event) => {
    try {
      const socket = currentTarget(event);
      if (!event.isTrusted || readyStateOf(socket) !== CLOSED) return;
      apply(removeEventListener, socket, ['error', this.#onCountedEnd, true]);
      apply(removeEventListener, socket, ['close', this.#onCountedEnd, true]);
      this.#registry.countEnd();
    } catch {
      // An exception here would reach the page's error handler.
    }
  };
}
