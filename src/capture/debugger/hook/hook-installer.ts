import type { SocketTracker } from '../../records/socket-tracker.ts';
import type { SessionAddress } from '../debugger-interface.ts';
import type { DebuggerRealm } from '../sessions.ts';
import type { HookClient } from './hook-client.ts';

/** Puts the hook into documents and workers that run already, and finds the sockets that they have. */
export class HookInstaller {
  readonly #client: HookClient;
  readonly #tracker: SocketTracker;
  readonly #underWay = new Set<Promise<void>>();
  /** Realms whose hooks are being asked for what was missed. */
  readonly #asked = new Set<DebuggerRealm>();
  /** One search of a heap at a time: each stops the page for a moment. */
  #searches: Promise<void> = Promise.resolve();

  constructor(client: HookClient, tracker: SocketTracker) {
    this.#client = client;
    this.#tracker = tracker;
  }

  /** A realm that nobody watched: one that has no hook, or whose hook was paused while sockets went on being made. */
  begin(address: SessionAddress, realm: DebuggerRealm): void {
    this.#start(this.#install(address, realm, true));
  }

  /** A realm whose hook went on reporting while nobody took it, as when the service worker was stopped. */
  resync(address: SessionAddress, realm: DebuggerRealm): void {
    if (this.#asked.has(realm)) return;
    this.#asked.add(realm);
    this.#start(this.#install(address, realm, false).finally(() => this.#asked.delete(realm)));
  }

  /** Settles when every hook so far is in its place; the search for sockets goes on. */
  async settled(): Promise<void> {
    await Promise.all(this.#underWay);
  }

  #start(installing: Promise<void>): void {
    const settled = installing.finally(() => this.#underWay.delete(settled));
    this.#underWay.add(settled);
  }

  async #install(address: SessionAddress, realm: DebuggerRealm, wasUnwatched: boolean): Promise<void> {
    const known = wasUnwatched ? null : this.#tracker.ask(realm);
    const installed = await this.#client.install(address, realm);
    if (installed === null) {
      if (known !== null) this.#tracker.cannotAsk(realm);
      return;
    }
    const { controller, resumed } = installed;
    realm.controller = controller;
    if (known === null) this.#tracker.begun(realm, resumed?.last ?? 0);
    else if (resumed !== null) this.#tracker.resynced(realm, known, resumed);
    else this.#tracker.cannotAsk(realm);
    if (wasUnwatched || resumed === null) {
      this.#searches = this.#searches.then(() => this.#client.adopt(address, realm));
    }
  }
}
