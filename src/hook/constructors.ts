import { describeException, urlArgument } from './arguments.ts';
import { now } from './clock.ts';
import type { Ledger } from './ledger.ts';
import { isBuiltInError, mask, replace, withoutOwnFrames } from './masks.ts';
import { argument, bare, construct, dataOf } from './natives.ts';
import { stackBelow } from './stack.ts';
import type { Watch } from './watch.ts';

type Callable = (...values: never[]) => unknown;
type Constructor = new (...values: never[]) => object;

/** What differs between WebSocket and WebSocketStream. */
export interface SocketKind {
  readonly api: Watch['api'];
  /** URL of a socket, bounded. Throws where the object is none. */
  url(socket: object): string;
  /** Subprotocols of the constructor's second argument, bounded. */
  protocols(argument: unknown): string[];
  /** Follows a socket that is reported. */
  follow(watch: Watch): void;
  /** Only counts the end of one that is not. */
  count(socket: object): void;
}

/** Reports every socket that a global constructor makes, and every time it throws. */
export class ConstructorHook {
  readonly #ledger: Ledger;
  readonly #kind: SocketKind;

  constructor(ledger: Ledger, kind: SocketKind) {
    this.#ledger = ledger;
    this.#kind = kind;
  }

  /** Replaces the constructor. `controller` is put where only a debugger finds it, see reports.ts. */
  install(controller: object): void {
    const native = dataOf(globalThis, this.#kind.api);
    if (typeof native !== 'function') return;
    const { prototype } = native;
    const masked: object = mask(native, bare({ construct: this.#trap(() => masked), controller }));
    replace(globalThis, this.#kind.api, masked);
    if (dataOf(prototype, 'constructor') === native) replace(prototype, 'constructor', masked);
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
      if (!this.#ledger.outbox.listening) return;
      const url = this.#kind.url(socket);
      const watch = this.#ledger.watch(socket, this.#kind.api);
      if (watch === null) {
        this.#kind.count(socket);
        return;
      }
      this.#ledger.outbox.send({
        type: 'created',
        socket: watch.number,
        api: this.#kind.api,
        url,
        protocols: this.#kind.protocols(argument(values, 1)),
        at: now(),
        stack: stackBelow(trap),
      });
      this.#kind.follow(watch);
    } catch {
      // Not one of the browser's sockets: the page's own stand-in made it.
    }
  }

  #onThrow(error: unknown, values: readonly unknown[], trap: Callable): void {
    try {
      if (!this.#ledger.outbox.listening) return;
      if (!this.#ledger.outbox.admits()) {
        this.#ledger.countAttempt();
        return;
      }
      this.#ledger.outbox.send({
        type: 'threw',
        api: this.#kind.api,
        url: urlArgument(argument(values, 0)),
        protocols: this.#kind.protocols(argument(values, 1)),
        ...describeException(error),
        at: now(),
        stack: stackBelow(trap),
      });
    } catch {
      // The page gets its exception all the same.
    }
  }
}
