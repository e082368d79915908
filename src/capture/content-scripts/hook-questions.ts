import type { SocketTracker } from '../records/socket-tracker.ts';
import type { BridgeMessage } from './bridge/bridge-messages.ts';
import type { DocumentRealm, Documents } from './documents.ts';

type Known = ReturnType<SocketTracker['ask']>;
type Answer = Extract<BridgeMessage, { type: 'resumed' }>['resumed'];

/** Hooks that were asked to resume, until they answer. */
export class HookQuestions {
  readonly #documents: Documents;
  readonly #tracker: SocketTracker;
  /** What was known of their sockets then; null: their document had not been known. */
  readonly #asked = new Map<DocumentRealm, Known | null>();

  constructor(documents: Documents, tracker: SocketTracker) {
    this.#documents = documents;
    this.#tracker = tracker;
  }

  /** Asks a hook for what was missed. */
  askForMissed(realm: DocumentRealm): void {
    if (!this.#asked.has(realm)) this.#resume(realm, this.#tracker.ask(realm));
  }

  /** Has a hook that an earlier recording left report again. */
  wake(realm: DocumentRealm): void {
    this.#resume(realm, null);
  }

  answered(realm: DocumentRealm, resumed: Answer): void {
    const known = this.#asked.get(realm);
    if (known === undefined) return;
    this.#asked.delete(realm);
    if (known === null) this.#tracker.begun(realm, resumed?.last ?? 0);
    else if (resumed !== null) this.#tracker.resynced(realm, known, resumed);
    else this.#tracker.cannotAsk(realm);
  }

  /** The line to a hook is down: it will not answer. */
  forget(realm: DocumentRealm): void {
    this.#asked.delete(realm);
  }

  clear(): void {
    this.#asked.clear();
  }

  #resume(realm: DocumentRealm, known: Known | null): void {
    this.#asked.set(realm, known);
    this.#documents.lineOf(realm)?.send({ type: 'resume', after: realm.lastCall });
  }
}
