import type { CaptureMessage, RecordingState } from '../../channel/messages.ts';
import type { Interruption } from '../../model/recording.ts';
import type { GoneReason } from '../../model/socket.ts';
import type { SnapshotPage } from '../outlet/snapshot-pages.ts';
import { PageMarkers } from '../records/page-markers.ts';
import { SleepWatch } from '../records/sleep-watch.ts';
import { SocketLog } from '../records/socket-log.ts';
import { type Witness, WitnessRefusal, type WitnessSource, wordsOf } from '../records/witness.ts';

/** What a recorder needs of the world around it. */
interface RecorderOptions {
  readonly tabId: number;
  readonly witnesses: WitnessSource;
  /** What `toSaved` gives is something else now. */
  readonly onStateChange: () => void;
  /** Something besides the log's changes that the panel has to hear. */
  readonly onMessage: (message: CaptureMessage) => void;
}

/** What is kept of a recorder besides its log. */
export interface SavedRecorder {
  readonly state: RecordingState;
  readonly keepLog: boolean;
  readonly markerCount: number;
  readonly witness: unknown;
}

/** Records the sockets of one tab: starts, stops, and says why it cannot. */
export class Recorder {
  readonly log = new SocketLog();
  readonly #options: RecorderOptions;
  readonly #witness: Witness;
  readonly #markers: PageMarkers;
  readonly #sleepWatch: SleepWatch;
  #state: RecordingState = { kind: 'off' };
  #keepLog = true;
  /** Counts starts and ends, so that what is under way can tell whether it is still wanted. */
  #attempt = 0;

  constructor(options: RecorderOptions) {
    this.#options = options;
    this.#markers = new PageMarkers(this.log);
    this.#sleepWatch = new SleepWatch(this.log);
    this.#witness = options.witnesses.create(options.tabId, this.log, {
      onInterrupted: (why, gone) => void this.#interrupt(why, gone),
      onNavigated: (url) => this.#navigated(url),
      onPage: (url, title) => this.#setPage(url, title),
      onStateChange: options.onStateChange,
    });
  }

  get state(): RecordingState {
    return this.#state;
  }

  /** What a panel must know first; `page` is what it gets of the sockets at once. */
  snapshot({ sockets, following }: SnapshotPage): CaptureMessage {
    const log = { ...this.log.snapshot(), sockets };
    return { type: 'snapshot', log, state: this.#state, keepLog: this.#keepLog, following };
  }

  /** Watches the tab and records; what keeps it from that becomes the state. */
  async start(): Promise<void> {
    if (this.#state.kind === 'on' || this.#state.kind === 'starting') return;
    this.#attempt += 1;
    const attempt = this.#attempt;
    const isWanted = () => this.#attempt === attempt;
    this.#setState({ kind: 'starting' });
    try {
      await this.#witness.start(isWanted);
    } catch (error) {
      if (isWanted()) this.#setState({ kind: 'interrupted', ...refusalOf(error) });
      return;
    }
    if (!isWanted()) return;
    const since = Date.now();
    this.#markers.mark('recording-started');
    await this.#witness.settled();
    if (isWanted()) this.#setState({ kind: 'on', since });
  }

  /** Ends the recording, so that nothing of ours works in the page any more. The log stays. */
  stop(): Promise<void> {
    return this.#stop(null);
  }

  /** The tab was closed, and everything in it. */
  async tabClosed(): Promise<void> {
    await this.#stop('tab-closed');
    this.#witness.close();
  }

  /** Empties the log but for sockets that live. */
  clear(): void {
    this.log.clear();
    this.#options.onMessage({ type: 'cleared', log: this.log.snapshot() });
  }

  /** Whether the log is kept when the page navigates. */
  setKeepLog(keep: boolean): void {
    this.#keepLog = keep;
    this.#options.onStateChange();
  }

  /** Makes a socket of the page end with a code, and tells the panel how that went. */
  async rehearse(socketId: string, code: number, reason: string): Promise<void> {
    const problem = await this.#witness.rehearse(socketId, code, reason);
    this.#options.onMessage({ type: 'rehearsed', socketId, problem });
  }

  toSaved(): SavedRecorder {
    return {
      state: this.#state,
      keepLog: this.#keepLog,
      markerCount: this.#markers.count,
      witness: this.#witness.toSaved(),
    };
  }

  /** Goes on where the service worker was stopped; the log is restored already. */
  async restore(saved: SavedRecorder): Promise<void> {
    this.#keepLog = saved.keepLog;
    this.#markers.count = saved.markerCount;
    this.#witness.restore(saved.witness);
    this.#state = saved.state;
    this.#watchSleep();
    if (saved.state.kind === 'starting') await this.stop();
    if (saved.state.kind !== 'on') return;
    try {
      if (!(await this.#witness.resume())) await this.#interrupt('detached', null);
    } catch (error) {
      const { why, detail } = refusalOf(error);
      await this.#interrupt(why, null, detail);
    }
  }

  async #stop(gone: GoneReason | null): Promise<void> {
    if (this.#state.kind === 'off') return;
    this.#attempt += 1;
    this.#setState({ kind: 'off' });
    if (this.#witness.isWatching) await this.#end(gone);
  }

  async #interrupt(why: Interruption, gone: GoneReason | null, detail = ''): Promise<void> {
    this.#attempt += 1;
    const ended = this.#end(gone);
    this.#setState({ kind: 'interrupted', why, detail });
    await ended;
  }

  async #end(gone: GoneReason | null): Promise<void> {
    const stopped = this.#witness.stop(gone);
    this.#markers.mark('recording-stopped');
    await stopped;
  }

  #setState(state: RecordingState): void {
    this.#state = state;
    this.#watchSleep();
    this.#options.onMessage({ type: 'state', state });
    this.#options.onStateChange();
  }

  #watchSleep(): void {
    if (this.#state.kind === 'on') this.#sleepWatch.start();
    else this.#sleepWatch.stop();
  }

  #navigated(url: string): void {
    if (!this.#keepLog) this.clear();
    this.#setPage(url, '');
    this.#markers.mark('navigation');
  }

  #setPage(url: string, title: string): void {
    if (!this.#markers.setPage(url, title)) return;
    this.#options.onMessage({ type: 'page', ...this.log.page });
    this.#options.onStateChange();
  }
}

/** Why a witness cannot watch, and in which words it was refused. */
function refusalOf(error: unknown): { readonly why: Interruption; readonly detail: string } {
  const why = error instanceof WitnessRefusal ? error.why : 'failed';
  return { why, detail: wordsOf(error) };
}
