import { now } from '../primitives/clock.ts';
import { argument, type Callable, construct, nullPrototype, ownData } from '../primitives/primordials.ts';
import { stackBelow } from '../primitives/stack.ts';
import type { SocketRegistry } from '../sockets/socket-registry.ts';
import type { TrackedSocket } from '../sockets/tracked-socket.ts';
import { describeException, urlArgument } from './arguments.ts';
import { isBuiltInError, replace, transparentProxy, withoutOwnFrames } from './transparent-proxy.ts';

type Constructor = new (...values: never[]) => object;

/** What differs between WebSocket and WebSocketStream. */
export interface SocketKind {
  readonly api: TrackedSocket['api'];
  /** URL of a socket, bounded. Throws where the object is none. */
  url(socket: object): string;
  /** Subprotocols of the constructor's second argument, bounded. */
  protocols(argument: unknown): string[];
  /** Follows a tracked socket. */
  follow(tracked: TrackedSocket): void;
  /** Counts the end of an untracked socket. */
  count(socket: object): void;
}

/** Reports every socket that a global constructor makes, and every exception it throws. */
export class ConstructorHook {
  readonly #registry: SocketRegistry;
  readonly #kind: SocketKind;

  constructor(registry: SocketRegistry, kind: SocketKind) {
    this.#registry = registry;
    this.#kind = kind;
  }

  /** Replaces the constructor. `controller` is put where only a debugger finds it, see `HookController`. */
  install(controller: object): void {
    const native = ownData(globalThis, this.#kind.api);
    if (typeof native !== 'function') return;
    const { prototype } = native;
    const masked: object = transparentProxy(
      native,
      nullPrototype({ construct: this.#trap(() => masked), controller }),
    );
    replace(globalThis, this.#kind.api, masked);
    if (ownData(prototype, 'constructor') === native) replace(prototype, 'constructor', masked);
  }

  #trap(masked: () => object): (native: object, values: unknown[], newTarget: object) => object {
    const hook = this;
    return function trap(native, values, newTarget) {
      let socket: object;
      try {
        const target = newTarget === masked() ? native : newTarget;
        socket = construct(native as Constructor, values, target as Constructor);
      } catch (error) {
        hook.#onThrow(error, values, trap);
        throw isBuiltInError(error, values) ? withoutOwnFrames(error, trap) : error;
      }
      hook.#onCreated(socket, values, trap);
      return socket;
    };
  }

  #onCreated(socket: object, values: readonly unknown[], trap: Callable): void {
    try {
      if (!this.#registry.outbox.listening) return;
      const url = this.#kind.url(socket);
      const tracked = this.#registry.track(socket, this.#kind.api);
      if (tracked === null) {
        this.#kind.count(socket);
        return;
      }
      this.#registry.outbox.send({
        type: 'created',
        socket: tracked.number,
        api: this.#kind.api,
        url,
        protocols: this.#kind.protocols(argument(values, 1)),
        at: now(),
        stack: stackBelow(trap),
      });
      this.#kind.follow(tracked);
    } catch {
      // Not one of the browser's sockets: the page has replaced the constructor.
    }
  }

  #onThrow(error: unknown, values: readonly unknown[], trap: Callable): void {
    try {
      if (!this.#registry.outbox.listening) return;
      if (!this.#registry.outbox.admits()) {
        this.#registry.countAttempt();
        return;
      }
      this.#registry.outbox.send({
        type: 'threw',
        api: this.#kind.api,
        url: urlArgument(argument(values, 0)),
        protocols: this.#kind.protocols(argument(values, 1)),
        ...describeException(error),
        at: now(),
        stack: stackBelow(trap),
      });
    } catch {
      // A fault of the hook must not change the exception the page gets.
    }
  }
}
