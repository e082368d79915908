import { now } from './primitives/clock.ts';
import { prototypeOf, reader } from './primitives/primordials.ts';
import type { SocketRegistry } from './sockets/socket-registry.ts';
import { listen } from './sockets/sockets.ts';

const documentHidden = reader<boolean>(prototypeOf('Document'), 'hidden');
const onLineOf = reader<boolean>(prototypeOf('Navigator') ?? prototypeOf('WorkerNavigator'), 'onLine');
const persistedOf = reader<boolean>(prototypeOf('PageTransitionEvent'), 'persisted');
const { navigator } = globalThis;
const document: Document | undefined = globalThis.document;

/** Reports the surroundings of the sockets: visibility, network, and when the page is left or restored. */
export class SurroundingsReporter {
  readonly #registry: SocketRegistry;

  constructor(registry: SocketRegistry) {
    this.#registry = registry;
  }

  /** Listens until the realm ends. */
  follow(): void {
    const report = this.#handler(() => this.report());
    listen(globalThis, 'online', report);
    listen(globalThis, 'offline', report);
    if (document === undefined) return;
    listen(document, 'visibilitychange', report);
    listen(globalThis, 'pagehide', this.#onPageHide);
    listen(globalThis, 'pageshow', this.#onPageShow);
  }

  /** Reports the present state. */
  report(): void {
    const hidden = document === undefined ? false : documentHidden(document);
    this.#registry.outbox.send({ type: 'page', hidden, onLine: onLineOf(navigator), at: now() });
  }

  readonly #onPageHide = this.#handler((event) => {
    this.#registry.outbox.send({ type: 'page-hide', persisted: persistedOf(event), at: now() });
    this.#registry.settle();
  });

  /** Every page is shown once when it has loaded; only a return from the back-forward cache is reported. */
  readonly #onPageShow = this.#handler((event) => {
    const persisted = persistedOf(event);
    if (persisted) this.#registry.outbox.send({ type: 'page-show', persisted, at: now() });
  });

  /** A listener that ignores events the page made itself. */
  #handler(act: (event: Event) => void): (event: Event) => void {
    return (event) => {
      try {
        if (event.isTrusted) act(event);
      } catch {
        // An exception here would reach the page's error handler.
      }
    };
  }
}
