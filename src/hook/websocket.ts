import { codeArgument, describeException, protocolsArgument, reasonArgument, sizeOf } from './arguments.ts';
import { now } from './clock.ts';
import { ConstructorHook } from './constructors.ts';
import type { Ledger } from './ledger.ts';
import { isBuiltInError, mask, replace, withoutOwnFrames } from './masks.ts';
import { apply, argument, bare, dataOf } from './natives.ts';
import { describe, readyStateOf, type SocketListeners, socketPrototype } from './sockets.ts';
import { stackBelow } from './stack.ts';
import type { Watch } from './watch.ts';

type Callable = (...values: never[]) => unknown;

const OPEN = 1;
const CLOSING = 2;
/** Reports of `close()` calls of one socket: one that takes effect, and some that threw before it. */
const closeReports = 4;

/** Puts the hook between the page and WebSocket. What the page sees of it stays the same (tests/browser/hook-transparency). */
export class WebSocketHook {
  readonly #ledger: Ledger;
  readonly #listeners: SocketListeners;

  constructor(ledger: Ledger, listeners: SocketListeners) {
    this.#ledger = ledger;
    this.#listeners = listeners;
  }

  /** Replaces the constructor, `send` and `close`. `controller` is put where only a debugger finds it. */
  install(controller: object): void {
    if (socketPrototype === undefined) return;
    new ConstructorHook(this.#ledger, {
      api: 'WebSocket',
      url: (socket) => describe(socket).url,
      protocols: protocolsArgument,
      follow: (watch) => this.#listeners.follow(watch.socket),
      count: (socket) => this.#listeners.count(socket),
    }).install(controller);
    this.#replaceMethod('send', this.#sendTrap());
    this.#replaceMethod('close', this.#closeTrap());
  }

  /** Watches a socket that was there before; ended and known ones are ignored. */
  adopt(socket: object): void {
    const readyState = readyStateOf(socket);
    if (readyState > CLOSING || this.#ledger.watchOf(socket) !== undefined) return;
    const watch = this.#ledger.watch(socket, 'WebSocket');
    if (watch === null) this.#listeners.count(socket);
    else {
      this.#listeners.follow(socket);
      this.announce(watch);
    }
  }

  /** Reports a live socket as one that was there before. */
  announce(watch: Watch): void {
    const readyState = readyStateOf(watch.socket);
    this.#ledger.outbox.send({
      type: 'adopted',
      socket: watch.number,
      readyState,
      ...describe(watch.socket),
      at: now(),
    });
  }

  #replaceMethod(name: string, apply: (native: Callable, self: unknown, values: unknown[]) => unknown): void {
    const native = dataOf(socketPrototype, name);
    if (socketPrototype === undefined || typeof native !== 'function') return;
    replace(socketPrototype, name, mask(native as Callable, bare({ apply })));
  }

  #sendTrap() {
    const hook = this;
    return function trap(native: Callable, self: unknown, values: unknown[]): unknown {
      try {
        const result = apply(native, self, values);
        hook.#onSent(self, argument(values, 0));
        return result;
      } catch (error) {
        throw isBuiltInError(error, values) ? withoutOwnFrames(error, trap) : error;
      }
    };
  }

  #onSent(socket: unknown, message: unknown): void {
    try {
      const watch = this.#known(socket);
      if (watch === null || watch.rehearsed || readyStateOf(socket) !== OPEN) return;
      watch.sent++;
      watch.lastSentAt = now();
      const size = sizeOf(message);
      watch.lastSentSize = size;
      if (size !== null && (watch.largestSentSize === null || size > watch.largestSentSize)) {
        watch.largestSentSize = size;
      }
      if (!watch.moved) this.#ledger.moved(watch);
    } catch {
      // Nothing of the hook's may stop a message.
    }
  }

  #closeTrap() {
    const hook = this;
    return function trap(native: Callable, self: unknown, values: unknown[]): unknown {
      const watch = hook.#beforeClose(self);
      try {
        const result = apply(native, self, values);
        if (watch !== null) hook.#onCloseCalled(watch, values, null, trap);
        return result;
      } catch (error) {
        if (watch !== null) hook.#onCloseCalled(watch, values, describeException(error).name, trap);
        throw isBuiltInError(error, values) ? withoutOwnFrames(error, trap) : error;
      }
    };
  }

  /** The watch of a socket that a `close()` call can still do something to, or null. */
  #beforeClose(socket: unknown): Watch | null {
    try {
      const watch = this.#known(socket);
      return watch !== null && !watch.rehearsed && readyStateOf(socket) < CLOSING ? watch : null;
    } catch {
      return null;
    }
  }

  #onCloseCalled(watch: Watch, values: readonly unknown[], threw: string | null, trap: Callable): void {
    try {
      if (threw === null ? watch.closeTookEffect : watch.closeReports >= closeReports - 1) return;
      watch.closeReports++;
      if (threw === null) watch.closeTookEffect = true;
      this.#ledger.outbox.send({
        type: 'close-called',
        socket: watch.number,
        code: codeArgument(argument(values, 0)),
        reason: reasonArgument(argument(values, 1)),
        threw,
        at: now(),
        stack: stackBelow(trap),
      });
    } catch {
      // The socket is closed all the same.
    }
  }

  /** The watch on a socket; one that a constructor kept from before the hook made is watched from its first call on. */
  #known(socket: unknown): Watch | null {
    let watch = this.#ledger.watchOf(socket);
    if (watch === undefined && this.#ledger.outbox.listening) {
      this.adopt(socket as object);
      watch = this.#ledger.watchOf(socket);
    }
    return watch === undefined || watch === 'counted' ? null : watch;
  }
}
