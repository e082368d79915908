import { now } from '../primitives/clock.ts';
import { apply, argument, type Callable, nullPrototype, ownData } from '../primitives/primordials.ts';
import { stackBelow } from '../primitives/stack.ts';
import type { SocketRegistry } from '../sockets/socket-registry.ts';
import { describe, readyStateOf, type SocketListeners, socketPrototype } from '../sockets/sockets.ts';
import type { TrackedSocket } from '../sockets/tracked-socket.ts';
import { codeArgument, describeException, protocolsArgument, reasonArgument, sizeOf } from './arguments.ts';
import { ConstructorHook } from './constructors.ts';
import { isBuiltInError, replace, transparentProxy, withoutOwnFrames } from './transparent-proxy.ts';

const OPEN = 1;
const CLOSING = 2;
/** How many `close()` calls of one socket are reported: the one that takes effect, and some that threw before it. */
const closeReports = 4;

/** Puts the hook between the page and WebSocket. What the page sees of it stays the same (tests/browser/hook/hook-transparency). */
export class WebSocketHook {
  readonly #registry: SocketRegistry;
  readonly #listeners: SocketListeners;

  constructor(registry: SocketRegistry, listeners: SocketListeners) {
    this.#registry = registry;
    this.#listeners = listeners;
  }

  /** Replaces the constructor, `send` and `close`. `controller` is put where only a debugger finds it. */
  install(controller: object): void {
    if (socketPrototype === undefined) return;
    new ConstructorHook(this.#registry, {
      api: 'WebSocket',
      url: (socket) => describe(socket).url,
      protocols: protocolsArgument,
      follow: (tracked) => this.#listeners.follow(tracked.socket),
      count: (socket) => this.#listeners.count(socket),
    }).install(controller);
    this.#replaceMethod('send', this.#sendTrap());
    this.#replaceMethod('close', this.#closeTrap());
  }

  /** Tracks a socket that was made before the hook; ended and known ones are ignored. */
  adopt(socket: object): void {
    const readyState = readyStateOf(socket);
    if (readyState > CLOSING || this.#registry.find(socket) !== undefined) return;
    const tracked = this.#registry.track(socket, 'WebSocket');
    if (tracked === null) this.#listeners.count(socket);
    else {
      this.#listeners.follow(socket);
      this.announce(tracked);
    }
  }

  /** Reports a live socket as one made before the hook. */
  announce(tracked: TrackedSocket): void {
    const readyState = readyStateOf(tracked.socket);
    this.#registry.outbox.send({
      type: 'adopted',
      socket: tracked.number,
      readyState,
      ...describe(tracked.socket),
      at: now(),
    });
  }

  #replaceMethod(name: string, apply: (native: Callable, self: unknown, values: unknown[]) => unknown): void {
    const native = ownData(socketPrototype, name);
    if (socketPrototype === undefined || typeof native !== 'function') return;
    replace(socketPrototype, name, transparentProxy(native as Callable, nullPrototype({ apply })));
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
      const tracked = this.#known(socket);
      if (tracked === null || tracked.rehearsed || readyStateOf(socket) !== OPEN) return;
      tracked.sent++;
      tracked.lastSentAt = now();
      const size = sizeOf(message);
      tracked.lastSentSize = size;
      if (size !== null && (tracked.largestSentSize === null || size > tracked.largestSentSize)) {
        tracked.largestSentSize = size;
      }
      if (!tracked.dirty) this.#registry.markDirty(tracked);
    } catch {
      // A fault of the hook must not stop a message.
    }
  }

  #closeTrap() {
    const hook = this;
    return function trap(native: Callable, self: unknown, values: unknown[]): unknown {
      const tracked = hook.#beforeClose(self);
      try {
        const result = apply(native, self, values);
        if (tracked !== null) hook.#onCloseCalled(tracked, values, null, trap);
        return result;
      } catch (error) {
        if (tracked !== null) hook.#onCloseCalled(tracked, values, describeException(error).name, trap);
        throw isBuiltInError(error, values) ? withoutOwnFrames(error, trap) : error;
      }
    };
  }

  /** A tracked socket on which `close()` can still have an effect, or null. */
  #beforeClose(socket: unknown): TrackedSocket | null {
    try {
      const tracked = this.#known(socket);
      return tracked !== null && !tracked.rehearsed && readyStateOf(socket) < CLOSING ? tracked : null;
    } catch {
      return null;
    }
  }

  #onCloseCalled(
    tracked: TrackedSocket,
    values: readonly unknown[],
    threw: string | null,
    trap: Callable,
  ): void {
    try {
      if (threw === null ? tracked.closeTookEffect : tracked.closeReports >= closeReports - 1) return;
      tracked.closeReports++;
      if (threw === null) tracked.closeTookEffect = true;
      this.#registry.outbox.send({
        type: 'close-called',
        socket: tracked.number,
        code: codeArgument(argument(values, 0)),
        reason: reasonArgument(argument(values, 1)),
        threw,
        at: now(),
        stack: stackBelow(trap),
      });
    } catch {
      // A fault of the hook must not stop the close.
    }
  }

  /** A tracked socket. One made by a constructor the page saved before the hook came is tracked from its first call on. */
  #known(socket: unknown): TrackedSocket | null {
    let tracked = this.#registry.find(socket);
    if (tracked === undefined && this.#registry.outbox.listening) {
      this.adopt(socket as object);
      tracked = this.#registry.find(socket);
    }
    return tracked === undefined || tracked === 'untracked' ? null : tracked;
  }
}
