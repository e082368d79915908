import { limits } from '../model/limits.ts';
import { now } from './clock.ts';
import type { Ledger } from './ledger.ts';
import {
  apply,
  dataOf,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  none,
  prototypeOf,
  reader,
} from './natives.ts';
import { cut } from './text.ts';
import { trafficOf, type Watch } from './watch.ts';

type Callable = (...values: never[]) => unknown;

/** `readyState` of a socket that has ended. */
export const CLOSED = 3;

/**
 * The browser's own WebSocket.prototype: the page may have put a subclass in its constructor's place before the hook came.
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
const addEventListener = dataOf(prototypeOf('EventTarget'), 'addEventListener') as Callable;
const removeEventListener = dataOf(prototypeOf('EventTarget'), 'removeEventListener') as Callable;
const stopImmediatePropagation = dataOf(prototypeOf('Event'), 'stopImmediatePropagation') as Callable;

/** Adds a listener that runs before the page's. */
export function listen(target: object, type: string, listener: (event: Event) => void): void {
  apply(addEventListener, target, [type, listener, true]);
}

/** Name and parameters of a socket as it is, bounded. */
export const describe = (socket: object) => ({
  url: cut(urlOf(socket), limits.urlLength),
  protocol: cut(protocolOf(socket), limits.protocolLength),
  extensions: cut(extensionsOf(socket), limits.textLength),
});

const currentTarget = reader<object>(prototypeOf('Event'), 'currentTarget');

/** Follows WebSockets by their events. */
export class SocketListeners {
  readonly #ledger: Ledger;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** Listens to a socket that is reported one by one. */
  follow(socket: object): void {
    listen(socket, 'open', this.#onOpen);
    listen(socket, 'message', this.#onMessage);
    listen(socket, 'error', this.#onError);
    listen(socket, 'close', this.#onClose);
  }

  /** Listens only for the end of a socket. One without a close event (Content Security Policy) ends with its error. */
  count(socket: object): void {
    listen(socket, 'error', this.#onCountedEnd);
    listen(socket, 'close', this.#onCountedEnd);
  }

  /** A listener for the browser's own events; those that follow a rehearsal are kept from the page. */
  #handler(act: (watch: Watch, event: Event) => void): (event: Event) => void {
    return (event) => {
      try {
        if (!event.isTrusted) return;
        const watch = this.#ledger.watchOf(currentTarget(event));
        if (watch === undefined || watch === 'counted') return;
        if (watch.rehearsed) apply(stopImmediatePropagation, event, none);
        else act(watch, event);
      } catch {
        // An exception here would reach the page's error handler.
      }
    };
  }

  readonly #onOpen = this.#handler((watch) => {
    const { protocol, extensions } = describe(watch.socket);
    this.#ledger.outbox.send({ type: 'opened', socket: watch.number, protocol, extensions, at: now() });
  });

  readonly #onMessage = this.#handler((watch) => {
    watch.received++;
    watch.lastReceivedAt = now();
    if (!watch.moved) this.#ledger.moved(watch);
  });

  readonly #onError = this.#handler((watch) => {
    const readyState = readyStateOf(watch.socket);
    if (readyState === CLOSED) this.#ledger.release(watch);
    this.#ledger.outbox.send({ type: 'error', socket: watch.number, readyState, at: now() });
  });

  readonly #onClose = this.#handler((watch, event) => {
    this.#ledger.end(watch);
    this.#ledger.outbox.send({
      type: 'closed',
      socket: watch.number,
      code: codeOf(event),
      reason: cut(reasonOf(event), limits.reasonLength),
      wasClean: wasCleanOf(event),
      at: now(),
      traffic: trafficOf(watch),
      rehearsed: false,
    });
  });

  readonly #onCountedEnd = (event: Event) => {
    try {
      const socket = currentTarget(event);
      if (!event.isTrusted || readyStateOf(socket) !== CLOSED) return;
      apply(removeEventListener, socket, ['error', this.#onCountedEnd, true]);
      apply(removeEventListener, socket, ['close', this.#onCountedEnd, true]);
      this.#ledger.countEnd();
    } catch {
      // As above.
    }
  };
}
