import type { Interruption, RehearsalProblem } from '../../model/recording.ts';
import type { GoneReason } from '../../model/socket.ts';
import type { SocketLog } from '../records/socket-log.ts';
import { type Witness, type WitnessEvents, WitnessRefusal, wordsOf } from '../records/witness.ts';
import { withDeadline } from '../waiting.ts';
import { Attachment } from './attachment.ts';
import type {
  DebuggerInterface,
  DebuggerTarget,
  DetachReason,
  ProtocolEvent,
  SessionAddress,
} from './debugger-interface.ts';
import type { HookCode } from './hook/hook-client.ts';
import type { Session } from './sessions.ts';
import { SharedWorkers } from './shared-workers.ts';
import { type SavedObserver, TabObserver } from './tab-observer.ts';
import { findTab, waitForTabUrl } from './wait-for-tab.ts';

/** What a witness needs of the world around it. */
interface DebuggerWitnessOptions {
  readonly tabId: number;
  readonly debugger: DebuggerInterface;
  readonly hook: HookCode;
  /** Loads the hook where that failed before; rejects where it does so again. */
  readonly loadHook: () => Promise<void>;
  readonly log: SocketLog;
  readonly events: WitnessEvents;
}

/** Milliseconds that a page may take to answer before recording counts as begun all the same; it may be busy. */
const startTimeout = 1_000;

/** Watches one tab through the debugger. */
export class DebuggerWitness implements Witness {
  readonly #options: DebuggerWitnessOptions;
  readonly #tab: DebuggerTarget;
  readonly #observer: TabObserver;
  readonly #sharedWorkers: SharedWorkers;
  readonly #attachment: Attachment;
  readonly #cleanups: (() => void)[] = [];

  constructor(options: DebuggerWitnessOptions) {
    this.#options = options;
    this.#tab = { tabId: options.tabId };
    this.#attachment = new Attachment(options.debugger, this.#tab);
    this.#observer = new TabObserver({
      ...options,
      onNavigated: options.events.onNavigated,
      onGap: options.events.onGap,
      onPageChanged: () => void this.#readPage(),
      onStateChange: options.events.onStateChange,
    });
    this.#sharedWorkers = new SharedWorkers({
      debugger: options.debugger,
      sessions: this.#observer.sessions,
      onFound: (target, { id, url }) => this.#observer.addSharedWorker(target, id, url),
    });
  }

  get isWatching(): boolean {
    return this.#tabSession !== null;
  }

  /** Listens to the debugger, until it is closed. */
  listen(): void {
    const client = this.#options.debugger;
    this.#cleanups.push(
      this.#observer.events.listen(client),
      client.onDetach((target, reason) => void this.detached(target, reason)),
    );
  }

  close(): void {
    for (const cleanup of this.#cleanups.splice(0)) cleanup();
  }

  /** Takes one event of the debugger that came before `listen`. */
  handle(address: SessionAddress, event: ProtocolEvent): void {
    this.#observer.events.handle(address, event);
  }

  async start(isWanted: () => boolean): Promise<void> {
    await this.#loadHook();
    try {
      // A tab on its way from a page that may not be debugged is refused as if it still were there.
      await waitForTabUrl(this.#options.debugger, this.#options.tabId);
      await this.#attachment.begin(isWanted, () => {
        this.#observer.addTab(this.#tab);
        this.#sharedWorkers.start();
      });
    } catch (error) {
      const words = wordsOf(error);
      throw new WitnessRefusal(whyRefused(words), words);
    }
    await this.#readPage();
  }

  async settled(): Promise<void> {
    await withDeadline(this.#observer.settled(), startTimeout, undefined);
  }

  async stop(gone: GoneReason | null): Promise<void> {
    if (!this.isWatching) return;
    const released = this.#observer.release();
    this.#sharedWorkers.stop();
    this.#observer.end(gone);
    await this.#attachment.end(released);
  }

  rehearse(socketId: string, code: number, reason: string): Promise<RehearsalProblem | null> {
    return this.#observer.rehearse(socketId, code, reason);
  }

  toSaved(): SavedObserver {
    return this.#observer.toSaved();
  }

  restore(saved: SavedObserver): void {
    this.#observer.restore(saved);
  }

  async resume(): Promise<boolean> {
    await this.#loadHook();
    if (!(await this.#observer.isAttached(this.#tab))) return false;
    this.#observer.resync();
    this.#sharedWorkers.start();
    return true;
  }

  /** The browser ended an attachment; those of other recordings are nothing here. */
  async detached(target: DebuggerTarget, reason: DetachReason): Promise<void> {
    if (!this.#owns(target)) return;
    const { events } = this.#options;
    if ('targetId' in target) {
      this.#observer.targetGone(target, 'worker-ended');
      events.onStateChange();
      return;
    }
    if (reason === 'canceled_by_user') {
      events.onInterrupted('canceled-by-user', null);
      return;
    }
    const session = this.#tabSession;
    const tab = await waitForTabUrl(this.#options.debugger, this.#options.tabId);
    // Meanwhile recording may have ended, and begun again.
    if (this.#tabSession !== session) return;
    if (tab === undefined) events.onInterrupted('detached', 'tab-closed');
    else if (isOpenToDebuggers(tab.url)) events.onInterrupted('detached', null);
    else events.onInterrupted('forbidden-page', 'page-left');
  }

  /** Another one in every recording. */
  get #tabSession(): Session | null {
    return this.#observer.sessions.get({ target: this.#tab, sessionId: null });
  }

  /** Whether the debugger is attached to a target on behalf of this witness. */
  #owns(target: DebuggerTarget): boolean {
    return this.#observer.sessions.get({ target, sessionId: null }) !== null;
  }

  async #loadHook(): Promise<void> {
    try {
      await this.#options.loadHook();
    } catch (error) {
      throw new WitnessRefusal('failed', wordsOf(error));
    }
  }

  async #readPage(): Promise<void> {
    const tab = await findTab(this.#options.debugger, this.#options.tabId);
    if (tab !== undefined) this.#options.events.onPage(tab.url, tab.title);
  }
}

/** Addresses that the browser lets an extension debug. */
const isOpenToDebuggers = (url: string) =>
  /^(?:https?|file|about|data|blob|filesystem|view-source):/.test(url);

/** Chromium's words for pages that an extension may not debug. */
const refusals = /cannot access|cannot attach to this target|cannot be (?:scripted|edited)|not allowed/i;

/** Why an attachment was refused, by the browser's words. */
const whyRefused = (words: string): Interruption => (refusals.test(words) ? 'forbidden-page' : 'failed');
