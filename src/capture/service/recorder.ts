import type { CaptureMessage, Interruption, RecordingState } from '../../channel/messages.ts';
import type { GoneReason } from '../../model/socket.ts';
import { isOpenToDebuggers, whyRefused } from '../debugger/attach-errors.ts';
import { Attachment } from '../debugger/attachment.ts';
import type {
  DebuggerInterface,
  DebuggerTarget,
  DetachReason,
  ProtocolEvent,
  SessionAddress,
} from '../debugger/debugger-interface.ts';
import type { HookCode } from '../debugger/hook/hook-client.ts';
import { SharedWorkers } from '../debugger/shared-workers.ts';
import { TabObserver, type SavedObserver } from '../debugger/tab-observer.ts';
import { waitForTabUrl, findTab } from '../debugger/wait-for-tab.ts';
import type { Part } from '../outlet/snapshot-pages.ts';
import { pause } from '../pause.ts';
import { PageMarkers } from '../records/page-markers.ts';
import { SocketLog } from '../records/socket-log.ts';

/** What a recorder needs of the world around it. */
export interface RecorderOptions {
  readonly tabId: number;
  readonly debugger: DebuggerInterface;
  readonly hook: HookCode;
  /** The log changed. */
  readonly onChange: () => void;
  /** Something besides the log's changes that the panel has to hear. */
  readonly onMessage: (message: CaptureMessage) => void;
}

/** What is kept of a recorder besides its log. */
export interface SavedRecorder {
  readonly state: RecordingState;
  readonly keepLog: boolean;
  readonly markerCount: number;
  readonly observer: SavedObserver;
}

/** Milliseconds that a page may take to answer before recording counts as begun all the same; it may be busy. */
const patience = 1_000;

/** Records the sockets of one tab: starts, stops, and says why it cannot. */
export class Recorder {
  readonly book: SocketLog;
  readonly #options: RecorderOptions;
  readonly #tab: DebuggerTarget;
  readonly #observer: TabObserver;
  readonly #sharedWorkers: SharedWorkers;
  readonly #attachment: Attachment;
  readonly #notes: PageMarkers;
  #state: RecordingState = { kind: 'off' };
  #keepLog = true;
  /** Counts starts and ends, so that what is under way can tell whether it is still wanted. */
  #attempt = 0;

  constructor(options: RecorderOptions) {
    this.#options = options;
    this.#tab = { tabId: options.tabId };
    this.book = new SocketLog(options.onChange);
    this.#notes = new PageMarkers(this.book, options.onMessage);
    this.#attachment = new Attachment(options.debugger, this.#tab);
    this.#observer = new TabObserver({
      debugger: options.debugger,
      hook: options.hook,
      book: this.book,
      onNavigated: (url) => this.#navigated(url),
      onPageChanged: () => void this.#readPage(),
    });
    this.#sharedWorkers = new SharedWorkers({
      debugger: options.debugger,
      sessions: this.#observer.sessions,
      onFound: (target, { id, url }) => this.#observer.addSharedWorker(target, id, url),
    });
  }

  get state(): RecordingState {
    return this.#state;
  }

  /** Whether the debugger is attached to a target on behalf of this recorder. */
  owns(target: DebuggerTarget): boolean {
    return this.#observer.sessions.get({ target, sessionId: null }) !== null;
  }

  /** What a panel must know first; `part` is what it is told of the sockets at once. */
  snapshot(part: Part): CaptureMessage {
    const { sockets, following } = part;
    const log = { ...this.book.snapshot(), sockets };
    return { type: 'snapshot', log, state: this.#state, keepLog: this.#keepLog, following };
  }

  /** Attaches to the tab and records; what keeps it from that is told as the state. */
  async start(): Promise<void> {
    if (this.#state.kind === 'on' || this.#state.kind === 'starting') return;
    this.#attempt += 1;
    const attempt = this.#attempt;
    const isWanted = () => this.#attempt === attempt;
    this.#setState({ kind: 'starting' });
    try {
      // A tab on its way from a page that may not be debugged is refused as if it still were there.
      await waitForTabUrl(this.#options.debugger, this.#options.tabId);
      await this.#attachment.begin(isWanted, () => this.#watch());
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      if (isWanted()) this.#setState({ kind: 'interrupted', why: whyRefused(detail), detail });
      return;
    }
    if (!isWanted()) return;
    const since = Date.now();
    await this.#readPage();
    if (!isWanted()) return;
    this.#notes.mark('recording-started');
    await Promise.race([this.#observer.settled(), pause(patience)]);
    if (isWanted()) this.#setState({ kind: 'on', since });
  }

  /** Detaches, so that nothing of ours works in the page any more. The log stays. */
  stop(): Promise<void> {
    return this.#stop(null);
  }

  /** The tab was closed, and everything in it. */
  tabClosed(): Promise<void> {
    return this.#stop('tab-closed');
  }

  /** Empties the log but for sockets that live. */
  clear(): void {
    this.book.clear();
    this.#options.onMessage({ type: 'cleared', log: this.book.snapshot() });
  }

  /** Whether the log is kept when the page navigates. */
  setKeepLog(keep: boolean): void {
    this.#keepLog = keep;
    this.#options.onChange();
  }

  /** Makes a socket of the page end with a code, and tells the panel how that went. */
  async rehearse(socketId: string, code: number, reason: string): Promise<void> {
    const problem = await this.#observer.rehearse(socketId, code, reason);
    this.#options.onMessage({ type: 'rehearsed', socketId, problem });
  }

  /** Takes one event of the debugger. */
  handle(address: SessionAddress, event: ProtocolEvent): void {
    this.#observer.handle(address, event);
  }

  /** The browser ended an attachment of ours. */
  async detached(target: DebuggerTarget, reason: DetachReason): Promise<void> {
    if (!this.owns(target)) return;
    if ('targetId' in target) {
      this.#observer.targetGone(target, 'worker-ended');
      return;
    }
    if (reason === 'canceled_by_user') {
      await this.#interrupt('canceled-by-user', '');
      return;
    }
    const tab = await waitForTabUrl(this.#options.debugger, this.#options.tabId);
    if (!this.owns(target)) return;
    if (tab === undefined) await this.#interrupt('detached', '', 'tab-closed');
    else if (isOpenToDebuggers(tab.url)) await this.#interrupt('detached', '');
    else await this.#interrupt('forbidden-page', '', 'page-left');
  }

  toSaved(): SavedRecorder {
    return {
      state: this.#state,
      keepLog: this.#keepLog,
      markerCount: this.#notes.markerCount,
      observer: this.#observer.toSaved(),
    };
  }

  /** Goes on where the service worker was stopped; `book` is restored already. */
  async restore(saved: SavedRecorder): Promise<void> {
    this.#keepLog = saved.keepLog;
    this.#notes.markerCount = saved.markerCount;
    this.#observer.restore(saved.observer);
    this.#state = saved.state;
    if (saved.state.kind === 'starting') await this.stop();
    if (saved.state.kind !== 'on') return;
    if (await this.#observer.isAttached(this.#tab)) {
      this.#observer.resync();
      this.#sharedWorkers.start();
    } else await this.#interrupt('detached', '');
  }

  /** The debugger is attached: begins to watch. */
  #watch(): void {
    this.#observer.addTab(this.#tab);
    this.#sharedWorkers.start();
  }

  async #stop(gone: GoneReason | null): Promise<void> {
    if (this.#state.kind === 'off') return;
    this.#attempt += 1;
    this.#setState({ kind: 'off' });
    if (this.owns(this.#tab)) await this.#attachment.end(this.#end(gone));
  }

  async #interrupt(why: Interruption, detail: string, gone: GoneReason | null = null): Promise<void> {
    this.#attempt += 1;
    const targets = this.#end(gone);
    this.#setState({ kind: 'interrupted', why, detail });
    await this.#attachment.end(targets);
  }

  /** Ends the watching; `gone`: everything in the tab ended, and why. Gives the targets to detach from. */
  #end(gone: GoneReason | null): DebuggerTarget[] {
    const targets = this.#observer.release();
    this.#sharedWorkers.stop();
    if (gone !== null) this.#observer.allGone(gone);
    this.#observer.end();
    this.#notes.mark('recording-stopped');
    return targets;
  }

  #setState(state: RecordingState): void {
    this.#state = state;
    this.#options.onMessage({ type: 'state', state });
    this.#options.onChange();
  }

  #navigated(url: string): void {
    if (!this.#keepLog) this.clear();
    this.#notes.setPage(url, '');
    this.#notes.mark('navigation');
  }

  async #readPage(): Promise<void> {
    const tab = await findTab(this.#options.debugger, this.#options.tabId);
    if (tab !== undefined) this.#notes.setPage(tab.url, tab.title);
  }
}
