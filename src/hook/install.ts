import { limits } from '../model/limits.ts';
import { now } from './primitives/clock.ts';
import { append, deleteProperty, nullPrototype, ownData } from './primitives/primordials.ts';
import { truncate } from './primitives/text.ts';
import { Rehearsal } from './rehearsal.ts';
import { type Binding, Outbox } from './reporting/outbox.ts';
import type { HookController } from './reporting/reports.ts';
import { SocketRegistry } from './sockets/socket-registry.ts';
import { SocketListeners } from './sockets/sockets.ts';
import { SurroundingsReporter } from './surroundings.ts';
import { WebSocketStreamHook } from './wrappers/stream.ts';
import { hideFromFunctionPrototype } from './wrappers/transparent-proxy.ts';
import { WebSocketHook } from './wrappers/websocket.ts';

/**
 * The address of the document, whose `location` can't be replaced. '' in a worker: capture knows its script, and
 * reading `location` in a worker whose script is still on its way crashes the renderer (measured on Chromium 156).
 */
const address = () => (globalThis.document === undefined ? '' : location.href);

/**
 * Takes the binding and removes it from the page's globals. Null where there is none; what cannot be removed is a
 * function of the page's own, which has locked that name.
 */
function takeBinding(name: string): Binding | null {
  const binding = ownData(globalThis, name);
  if (typeof binding !== 'function' || !deleteProperty(globalThis, name)) return null;
  return binding as Binding;
}

/**
 * Installs the hook in this realm, with the global `bindingName` as its binding.
 * Null where there is no such global: the hook has taken it already.
 */
export function install(bindingName: string): HookController | null {
  const binding = takeBinding(bindingName);
  if (binding === null) return null;
  const registry = new SocketRegistry(new Outbox(binding));
  const sockets = new WebSocketHook(registry, new SocketListeners(registry));
  const rehearsal = new Rehearsal(registry);
  const surroundings = new SurroundingsReporter(registry);

  function greet(): void {
    registry.outbox.send({ type: 'hello', url: truncate(address(), limits.urlLength), at: now() });
    surroundings.report();
  }

  const controller: HookController = nullPrototype({
    adopt(found) {
      for (let index = 0; index < found.length; index++) {
        try {
          sockets.adopt(found[index] as WebSocket);
        } catch {
          // Not a socket: an object that only inherits from one.
        }
      }
    },
    rehearse: (socket, code, reason) => rehearsal.run(socket, code, reason),
    pause: () => registry.outbox.connect(null),
    resume(name, after) {
      const next = takeBinding(name);
      if (next !== null) registry.outbox.connect(next);
      if (!registry.outbox.listening) return null;
      if (typeof after === 'number') registry.outbox.sendAgain(after);
      else registry.outbox.forget();
      const live: number[] = [];
      greet();
      registry.reportOverflow();
      registry.eachLive((tracked) => {
        append(live, tracked.number);
        sockets.announce(tracked);
      });
      return nullPrototype({ live, last: registry.last });
    },
  } satisfies HookController);

  greet();
  surroundings.follow();
  hideFromFunctionPrototype(controller);
  sockets.install(controller);
  new WebSocketStreamHook(registry).install(controller);
  return controller;
}
