import { limits } from '../../model/limits.ts';
import { now } from '../primitives/clock.ts';
import {
  apply,
  argument,
  type Callable,
  nullPrototype,
  ownData,
  prototypeOf,
  reader,
} from '../primitives/primordials.ts';
import { stackBelow } from '../primitives/stack.ts';
import { promiseThen } from '../primitives/tasks.ts';
import { truncate } from '../primitives/text.ts';
import type { SocketRegistry } from '../sockets/socket-registry.ts';
import { type TrackedSocket, trafficOf } from '../sockets/tracked-socket.ts';
import { codeArgument, describeException, protocolsArgument, reasonArgument } from './arguments.ts';
import { ConstructorHook } from './constructors.ts';
import { isBuiltInError, replace, transparentProxy, withoutOwnFrames } from './transparent-proxy.ts';

const prototype = prototypeOf('WebSocketStream');
const urlOf = reader<string>(prototype, 'url');
const openedOf = reader<object>(prototype, 'opened');
const closedOf = reader<object>(prototype, 'closed');
const errorCode = reader<number | null>(prototypeOf('WebSocketError'), 'closeCode');
const errorReason = reader<string>(prototypeOf('WebSocketError'), 'reason');

/** RFC 6455 section 7.1.5: the code of a close frame that has none. */
const noStatus = 1005;

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

/**
 * Follows WebSocketStream by its promises. Chromium marks both as handled (tests/browser/hook/hook-stream), so that listening
 * to them takes no `unhandledrejection` from the page.
 */
export class WebSocketStreamHook {
  readonly #registry: SocketRegistry;

  constructor(registry: SocketRegistry) {
    this.#registry = registry;
  }

  /** Replaces the constructor and `close`, where the browser has them. */
  install(controller: object): void {
    const close = ownData(prototype, 'close');
    if (prototype === undefined || typeof close !== 'function') return;
    new ConstructorHook(this.#registry, {
      api: 'WebSocketStream',
      url: (stream) => truncate(urlOf(stream), limits.urlLength),
      protocols: (options) => protocolsArgument(ownData(options, 'protocols')),
      follow: (tracked) => this.#follow(tracked),
      count: (stream) => this.#count(stream),
    }).install(controller);
    replace(
      prototype,
      'close',
      transparentProxy(close as Callable, nullPrototype({ apply: this.#closeTrap() })),
    );
  }

  #follow(tracked: TrackedSocket): void {
    const ended = (error: unknown) => this.#onRejected(tracked, error);
    observe(openedOf(tracked.socket), (connection) => this.#onOpened(tracked, connection), ended);
    observe(closedOf(tracked.socket), (info) => this.#onClosed(tracked, info), ended);
  }

  #count(stream: object): void {
    const count = () => this.#registry.countEnd();
    observe(closedOf(stream), count, count);
  }

  #onOpened(tracked: TrackedSocket, connection: unknown): void {
    this.#registry.outbox.send({
      type: 'opened',
      socket: tracked.number,
      protocol: truncate(textOf(ownData(connection, 'protocol')), limits.protocolLength),
      extensions: truncate(textOf(ownData(connection, 'extensions')), limits.textLength),
      at: now(),
    });
  }

  #onClosed(tracked: TrackedSocket, info: unknown): void {
    const code = ownData(info, 'closeCode');
    this.#end(tracked, typeof code === 'number' ? code : noStatus, textOf(ownData(info, 'reason')), true);
  }

  /** Both promises reject when one does; only the first rejection is reported. */
  #onRejected(tracked: TrackedSocket, error: unknown): void {
    if (tracked.ended) return;
    const code = closeCodeOf(error);
    if (code !== null) {
      this.#end(tracked, code, errorReason(error), false);
      return;
    }
    this.#registry.end(tracked);
    const at = now();
    this.#registry.outbox.send({
      type: 'stream-error',
      socket: tracked.number,
      ...describeException(error),
      at,
    });
  }

  #end(tracked: TrackedSocket, code: number, reason: string, wasClean: boolean): void {
    this.#registry.end(tracked);
    this.#registry.outbox.send({
      type: 'closed',
      socket: tracked.number,
      code,
      reason: truncate(reason, limits.reasonLength),
      wasClean,
      at: now(),
      traffic: trafficOf(tracked),
      rehearsed: false,
    });
  }

  #closeTrap() {
    const hook = this;
    return function trap(native: Callable, self: unknown, values: unknown[]): unknown {
      try {
        const result = apply(native, self, values);
        hook.#onCloseCalled(self, argument(values, 0), null, trap);
        return result;
      } catch (error) {
        hook.#onCloseCalled(self, argument(values, 0), describeException(error).name, trap);
        throw isBuiltInError(error, values) ? withoutOwnFrames(error, trap) : error;
      }
    };
  }

  #onCloseCalled(stream: unknown, info: unknown, threw: string | null, trap: Callable): void {
    try {
      const tracked = this.#registry.find(stream);
      if (tracked === undefined || tracked === 'untracked' || tracked.ended || tracked.closeTookEffect)
        return;
      tracked.closeTookEffect = threw === null;
      this.#registry.outbox.send({
        type: 'close-called',
        socket: tracked.number,
        code: codeArgument(ownData(info, 'closeCode')),
        reason: reasonArgument(ownData(info, 'reason')),
        threw,
        at: now(),
        stack: stackBelow(trap),
      });
    } catch {
      // A fault of the hook must not stop the close.
    }
  }
}

/** Calls one of two functions when a promise settles; what they throw is ignored. */
function observe(
  promise: object,
  resolved: (value: unknown) => void,
  rejected: (error: unknown) => void,
): void {
  const quiet = (act: (value: unknown) => void) => (value: unknown) => {
    try {
      act(value);
    } catch {
      // A rejection here would reach the page as unhandled.
    }
  };
  apply(promiseThen, promise, [quiet(resolved), quiet(rejected)]);
}

function closeCodeOf(error: unknown): number | null {
  try {
    return errorCode(error);
  } catch {
    return null;
  }
}
