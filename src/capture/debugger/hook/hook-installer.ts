import { type Realm, recordId } from '../../records/realm.ts';
import type { SessionAddress } from '../debugger-interface.ts';
import type { HookClient } from './hook-client.ts';

/** What the log has of a realm's sockets. */
export interface KnownSockets {
  /** Ids of those that live. */
  liveOf(realm: Realm): string[];
  /** Their hook, which was there before, does not know them any more. */
  missing(ids: readonly string[]): void;
}

/** Puts the hook into documents and workers that run already, and finds the sockets that they have. */
export class HookInstaller {
  readonly #commands: HookClient;
  readonly #known: KnownSockets;
  readonly #underWay = new Set<Promise<void>>();
  /** One search of a heap at a time: each stops the page for a moment. */
  #searches: Promise<void> = Promise.resolve();

  constructor(commands: HookClient, known: KnownSockets) {
    this.#commands = commands;
    this.#known = known;
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
    const known = this.#known.liveOf(realm);
    const installed = await this.#commands.install(address, realm);
    if (installed === null) return;
    realm.controller = installed.controller;
    if (installed.live !== null) {
      const live = new Set(installed.live.map((socket) => recordId(realm, socket)));
      this.#known.missing(known.filter((id) => !live.has(id)));
    } else this.#searches = this.#searches.then(() => this.#commands.adopt(address, realm));
  }
}
