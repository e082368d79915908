import { limits } from '../model/limits.ts';
import { now } from './clock.ts';
import { Ledger } from './ledger.ts';
import { maskToString } from './masks.ts';
import { append, bare, dataOf, deleteProperty, random } from './natives.ts';
import { type Binding, Outbox } from './outbox.ts';
import { Rehearsal } from './rehearsal.ts';
import type { HookController } from './reports.ts';
import { SocketListeners } from './sockets.ts';
import { WebSocketStreamHook } from './stream.ts';
import { Surroundings } from './surroundings.ts';
import { cut } from './text.ts';
import { WebSocketHook } from './websocket.ts';

/**
 * The address of the document, whose `location` can't be replaced. A worker tells none: capture knows its script, and
 * reading `location` in a worker whose script is still on its way crashes the renderer (measured on Chromium 156).
 */
const address = () => (globalThis.document === undefined ? '' : location.href);

/** Takes the binding out of the page's reach. Null where it is not there. */
function takeBinding(name: string): Binding | null {
  const binding = dataOf(globalThis, name);
  if (typeof binding !== 'function') return null;
  deleteProperty(globalThis, name);
  return binding as Binding;
}

/**
 * Installs the hook in this realm, with the binding that stands under `bindingName` on the global object.
 * Null where it is not there: the hook has it already.
 */
export function install(bindingName: string): HookController | null {
  const binding = takeBinding(bindingName);
  if (binding === null) return null;
  const ledger = new Ledger(new Outbox(binding));
  const sockets = new WebSocketHook(ledger, new SocketListeners(ledger));
  const rehearsal = new Rehearsal(ledger);
  const surroundings = new Surroundings(ledger);

  function greet(): void {
    const realm = `${random()}${random()}`;
    ledger.outbox.send({ type: 'hello', realm, url: cut(address(), limits.urlLength), at: now() });
    surroundings.report();
  }

  const controller: HookController = bare({
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
    pause: () => ledger.outbox.connect(null),
    resume(name) {
      const next = takeBinding(name);
      if (next !== null) ledger.outbox.connect(next);
      if (!ledger.outbox.listening) return null;
      const live: number[] = [];
      greet();
      ledger.eachLive((watch) => {
        append(live, watch.number);
        sockets.announce(watch);
      });
      return bare({ live, last: ledger.last });
    },
  } satisfies HookController);

  greet();
  surroundings.follow();
  maskToString(controller);
  sockets.install(controller);
  new WebSocketStreamHook(ledger).install(controller);
  return controller;
}
