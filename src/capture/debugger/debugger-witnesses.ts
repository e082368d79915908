import type { SocketLog } from '../records/socket-log.ts';
import type { WitnessEvents, WitnessSource } from '../records/witness.ts';
import type { DebuggerInterface } from './debugger-interface.ts';
import { DebuggerWitness } from './debugger-witness.ts';
import type { HookCode } from './hook/hook-client.ts';

interface DebuggerWitnessesOptions {
  readonly debugger: DebuggerInterface;
  /** Makes the hook that reports by this binding. */
  readonly loadHook: (bindingName: string) => Promise<string>;
}

/** The witnesses of a browser whose extensions may use the debugger. */
export class DebuggerWitnesses implements WitnessSource {
  readonly #options: DebuggerWitnessesOptions;
  readonly #witnesses: DebuggerWitness[] = [];
  /** The expression is '' until it is loaded. */
  readonly #hook = { bindingName: '', expression: '' } satisfies HookCode;
  /** What came before the witnesses were there again, in its order; null once it was taken. */
  #early: ((witness: DebuggerWitness) => void)[] | null = [];

  constructor(options: DebuggerWitnessesOptions) {
    this.#options = options;
    // These stay for good: without a listener from its first moment on, the browser would not wake a service worker.
    options.debugger.onEvent((...event) => {
      this.#early?.push((witness) => witness.handle(...event));
    });
    options.debugger.onDetach((...detach) => {
      this.#early?.push((witness) => void witness.detached(...detach));
    });
  }

  async prepare(bindingName: string): Promise<void> {
    this.#hook.bindingName = bindingName;
    await this.#load();
  }

  create(tabId: number, log: SocketLog, events: WitnessEvents): DebuggerWitness {
    const witness = new DebuggerWitness({
      tabId,
      debugger: this.#options.debugger,
      hook: this.#hook,
      loadHook: () => this.#load(),
      log,
      events,
    });
    if (this.#early === null) witness.listen();
    else this.#witnesses.push(witness);
    return witness;
  }

  open(): void {
    const early = this.#early ?? [];
    this.#early = null;
    for (const take of early) for (const witness of this.#witnesses) take(witness);
    for (const witness of this.#witnesses.splice(0)) witness.listen();
  }

  async #load(): Promise<void> {
    if (this.#hook.expression !== '') return;
    this.#hook.expression = await this.#options.loadHook(this.#hook.bindingName);
  }
}
