import type { SessionAddress } from './debugger-interface.ts';
import type { Realm } from './realm.ts';
import type { SessionSetup } from './session-setup.ts';

/** Puts the hook into documents and workers that run already, and finds the sockets that they have. */
export class Hooking {
  readonly #setup: SessionSetup;
  readonly #underWay = new Set<Promise<void>>();
  /** One search of a heap at a time: each stops the page for a moment. */
  #searches: Promise<void> = Promise.resolve();

  constructor(setup: SessionSetup) {
    this.#setup = setup;
  }

  begin(address: SessionAddress, realm: Realm): void {
    const hooking = this.#hook(address, realm).finally(() => this.#underWay.delete(hooking));
    this.#underWay.add(hooking);
  }

  /** Settles when every hook so far is in its place; the search for sockets goes on. */
  async settled(): Promise<void> {
    await Promise.all(this.#underWay);
  }

  async #hook(address: SessionAddress, realm: Realm): Promise<void> {
    const installed = await this.#setup.install(address, realm);
    if (installed === null) return;
    realm.controller = installed.controller;
    if (installed.resumed) return;
    this.#searches = this.#searches.then(() => this.#setup.adopt(address, realm));
  }
}
