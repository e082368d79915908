import type { SocketLog } from '../records/socket-log.ts';
import type { WitnessEvents, WitnessSource } from '../records/witness.ts';
import { ContentScriptWitness } from './content-script-witness.ts';
import type { DocumentLine, PageScripts } from './page-scripts.ts';

/** A line, and what came by it before anybody listened. */
interface EarlyLine {
  readonly line: DocumentLine;
  readonly messages: unknown[];
  isDown: boolean;
}

/** The witnesses of a browser that runs content scripts before the page's own, and tells an extension of requests. */
export class ContentScriptWitnesses implements WitnessSource {
  readonly #scripts: PageScripts;
  readonly #witnesses = new Map<number, ContentScriptWitness>();
  /** Tabs that are recorded: content scripts are registered for all tabs of the browser, or for none. */
  readonly #recorded = new Set<number>();
  #registered: boolean | null = null;
  #registering: Promise<void> = Promise.resolve();
  /** Lines that came before the witnesses were there again; null once they were taken. */
  #early: EarlyLine[] | null = [];

  constructor(scripts: PageScripts) {
    this.#scripts = scripts;
    // Stays for good: a line may be what woke the event page.
    scripts.onDocument((line) => this.#connect(line));
  }

  /** The binding's name is in the hook's file here, and the same in every recording. */
  async prepare(): Promise<void> {}

  create(tabId: number, log: SocketLog, events: WitnessEvents): ContentScriptWitness {
    const witness = new ContentScriptWitness({
      tabId,
      scripts: this.#scripts,
      log,
      events,
      register: (wanted) => this.#register(tabId, wanted),
      onClosed: () => this.#witnesses.delete(tabId),
    });
    this.#witnesses.set(tabId, witness);
    return witness;
  }

  open(): void {
    const early = this.#early ?? [];
    this.#early = null;
    for (const { line, messages, isDown } of early) if (!isDown) this.#take(line, messages);
    // What an earlier run of the background left registered; where that fails, pages report what nobody takes.
    if (this.#recorded.size === 0) this.#settle().catch(() => {});
  }

  #take(line: DocumentLine, early: readonly unknown[]): void {
    const witness = this.#witnesses.get(line.tabId);
    if (witness?.isWatching) witness.connect(line, early);
    else line.send({ type: 'pause' });
  }

  #connect(line: DocumentLine): void {
    if (this.#early === null) {
      this.#take(line, []);
      return;
    }
    const entry: EarlyLine = { line, messages: [], isDown: false };
    this.#early.push(entry);
    // A witness listens for itself once it has the line.
    line.onMessage((message) => {
      if (this.#early !== null) entry.messages.push(message);
    });
    line.onDisconnect(() => {
      entry.isDown = true;
    });
  }

  #register(tabId: number, wanted: boolean): Promise<void> {
    if (wanted) this.#recorded.add(tabId);
    else this.#recorded.delete(tabId);
    return this.#settle();
  }

  /** Registers or unregisters, one after another. */
  #settle(): Promise<void> {
    const turn = this.#registering.then(async () => {
      const wanted = this.#recorded.size > 0;
      if (wanted === this.#registered) return;
      // Whatever an earlier run left is not in the way.
      await this.#scripts.unregister();
      if (wanted) await this.#scripts.register();
      this.#registered = wanted;
    });
    // Whoever asked for it gets its error; the next one has its turn all the same.
    this.#registering = turn.catch(() => {});
    return turn;
  }
}
