import { limits } from '../model/limits.ts';
import { codeArgument, describeException, protocolsArgument, reasonArgument } from './arguments.ts';
import { now } from './clock.ts';
import { ConstructorHook } from './constructors.ts';
import type { Ledger } from './ledger.ts';
import { isBuiltInError, mask, replace, withoutOwnFrames } from './masks.ts';
import { apply, argument, bare, dataOf, prototypeOf, reader } from './natives.ts';
import { stackBelow } from './stack.ts';
import { promiseThen } from './tasks.ts';
import { cut } from './text.ts';
import { trafficOf, type Watch } from './watch.ts';

type Callable = (...values: never[]) => unknown;

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
 * Follows WebSocketStream by its promises. Chromium marks both as handled (tests/browser/hook-stream), so that listening
 * to them takes no `unhandledrejection` from the page.
 */
export class WebSocketStreamHook {
  readonly #ledger: Ledger;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** Replaces the constructor and `close`, where the browser has them. */
  install(controller: object): void {
    const close = dataOf(prototype, 'close');
    if (prototype === undefined || typeof close !== 'function') return;
    new ConstructorHook(this.#ledger, {
      api: 'WebSocketStream',
      url: (stream) => cut(urlOf(stream), limits.urlLength),
      protocols: (options) => protocolsArgument(dataOf(options, 'protocols')),
      follow: (watch) => this.#follow(watch),
      count: (stream) => this.#count(stream),
    }).install(controller);
    replace(prototype, 'close', mask(close as Callable, bare({ apply: this.#closeTrap() })));
  }

  #follow(watch: Watch): void {
    const ended = (error: unknown) => this.#onRejected(watch, error);
    observe(openedOf(watch.socket), (connection) => this.#onOpened(watch, connection), ended);
    observe(closedOf(watch.socket), (info) => this.#onClosed(watch, info), ended);
  }

  #count(stream: object): void {
    const count = () => this.#ledger.countEnd();
    observe(closedOf(stream), count, count);
  }

  #onOpened(watch: Watch, connection: unknown): void {
    this.#ledger.outbox.send({
      type: 'opened',
      socket: watch.number,
      protocol: cut(textOf(dataOf(connection, 'protocol')), limits.protocolLength),
      extensions: cut(textOf(dataOf(connection, 'extensions')), limits.textLength),
      at: now(),
    });
  }

  #onClosed(watch: Watch, info: unknown): void {
    const code = dataOf(info, 'closeCode');
    this.#end(watch, typeof code === 'number' ? code : noStatus, textOf(dataOf(info, 'reason')), true);
  }

  /** Both promises reject when one does; the first one says it. */
  #onRejected(watch: Watch, error: unknown): void {
    if (watch.ended) return;
    const code = closeCodeOf(error);
    if (code !== null) {
      this.#end(watch, code, errorReason(error), false);
      return;
    }
    this.#ledger.end(watch);
    const at = now();
    this.#ledger.outbox.send({ type: 'stream-error', socket: watch.number, ...describeException(error), at });
  }

  #end(watch: Watch, code: number, reason: string, wasClean: boolean): void {
    this.#ledger.end(watch);
    this.#ledger.outbox.send({
      type: 'closed',
      socket: watch.number,
      code,
      reason: cut(reason, limits.reasonLength),
      wasClean,
      at: now(),
      traffic: trafficOf(watch),
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
      const watch = this.#ledger.watchOf(stream);
      if (watch === undefined || watch === 'counted' || watch.ended || watch.closeTookEffect) return;
      watch.closeTookEffect = threw === null;
      this.#ledger.outbox.send({
        type: 'close-called',
        socket: watch.number,
        code: codeArgument(dataOf(info, 'closeCode')),
        reason: reasonArgument(dataOf(info, 'reason')),
        threw,
        at: now(),
        stack: stackBelow(trap),
      });
    } catch {
      // The stream is closed all the same.
    }
  }
}

/** Calls one of two functions when a promise settles; what they throw goes nowhere. */
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
