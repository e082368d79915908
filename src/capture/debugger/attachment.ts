import type { DebuggerInterface, DebuggerTarget } from './debugger-interface.ts';

/** Attaches the debugger to a tab and detaches it from what was attached, one after another. */
export class Attachment {
  readonly #debugger: DebuggerInterface;
  readonly #tab: DebuggerTarget;
  /** Attaching and detaching go one after another. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(client: DebuggerInterface, tab: DebuggerTarget) {
    this.#debugger = client;
    this.#tab = tab;
  }

  /**
   * Attaches to the tab, and calls `onAttached` at once; ends as it began where that is not wanted any more.
   * Rejects with the browser's error where it may not be.
   */
  begin(isWanted: () => boolean, onAttached: () => void): Promise<void> {
    return this.#inTurn(async () => {
      if (!isWanted()) return;
      await this.#attach();
      if (isWanted()) onAttached();
      else await this.#debugger.detach(this.#tab);
    });
  }

  /** Detaches from the targets that `release` gives; those that are gone already are none of its business. */
  async end(release: Promise<readonly DebuggerTarget[]>): Promise<void> {
    await this.#inTurn(async () => {
      const targets = await release;
      await Promise.allSettled(targets.map((target) => this.#debugger.detach(target)));
    });
  }

  /** An attachment of ours may be left over from a service worker that was stopped before it could note it. */
  async #attach(): Promise<void> {
    try {
      await this.#debugger.attach(this.#tab);
    } catch (error) {
      if (!(error instanceof Error && /already attached/i.test(error.message))) throw error;
      await this.#debugger.detach(this.#tab);
      await this.#debugger.attach(this.#tab);
    }
  }

  #inTurn<Result>(task: () => Promise<Result>): Promise<Result> {
    const turn = this.#turn.then(task);
    // Whoever asked for it gets its error; the next one has its turn all the same.
    this.#turn = turn.catch(() => {});
    return turn;
  }
}
