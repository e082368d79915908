import type { CaptureMessage, NetworkLogCommand, PanelMessage } from '../../channel/messages.ts';
import { parseNetworkLogMessage, parsePanelMessage } from '../../channel/parse.ts';
import type { Transport } from '../../channel/transport.ts';
import type { ProblemId } from '../../model/recording.ts';
import { NetworkEntries } from '../network-log/network-entries.ts';
import { Broadcaster } from '../outlet/broadcaster.ts';
import { SnapshotPages } from '../outlet/snapshot-pages.ts';
import type { WitnessSource } from '../records/witness.ts';
import { LogPersistence } from '../storage/log-persistence.ts';
import type { StorageArea } from '../storage/storage-area.ts';
import { AbnormalCloses } from './abnormal-closes.ts';
import { Recorder, type SavedRecorder } from './recorder.ts';

interface TabCaptureOptions {
  readonly tabId: number;
  readonly witnesses: WitnessSource;
  readonly storage: StorageArea;
  /** Somebody else emptied the storage. */
  readonly onStorageCleared: () => void;
  /** Milliseconds that a panel may be away, as on a reload, before recording ends. */
  readonly grace: number;
  /**
   * How many closes of the log were abnormal (`isAbnormal`); null while nothing is recorded. Called again for a new
   * document, since the browser forgets what a tab's button says when the tab navigates.
   */
  readonly onAbnormal: (count: number | null) => void;
}

/** The recording of one tab, the panels that watch it, and what is kept of it. */
export class TabCapture {
  readonly #recorder: Recorder;
  readonly #persistence: LogPersistence<SavedRecorder>;
  readonly #broadcaster: Broadcaster;
  /** What failed since the log was last cleared, and what the browser said. */
  readonly #problems = new Map<ProblemId, string>();
  readonly #networkEntries: NetworkEntries;
  /** DevTools pages that listen to the network log while there is a recording. */
  readonly #networkLogs = new Set<Transport<NetworkLogCommand>>();
  readonly #grace: number;
  readonly #abnormal = new AbnormalCloses();
  readonly #onAbnormal: (count: number | null) => void;
  #shownAbnormal: number | null = null;
  #graceTimer: ReturnType<typeof setTimeout> | null = null;

  constructor({ tabId, witnesses, storage, onStorageCleared, grace, onAbnormal }: TabCaptureOptions) {
    this.#grace = grace;
    this.#onAbnormal = onAbnormal;
    this.#recorder = new Recorder({
      tabId,
      witnesses,
      onStateChange: () => this.#persistence.touch(),
      onMessage: (message) => {
        this.#broadcaster.announce(message);
        if (message.type === 'cleared') this.#abnormal.clear();
        if (message.type === 'state') this.#wantEntries();
        this.#showAbnormal(message.type === 'page');
      },
    });
    const { log } = this.#recorder;
    this.#persistence = new LogPersistence(storage, tabId, {
      flush: () => this.#broadcaster.flushChanges(),
      log: () => log.snapshot(),
      recorder: () => this.#recorder.toSaved(),
      onProblem: (id, detail) => this.report(id, detail),
      onCleared: onStorageCleared,
    });
    this.#networkEntries = new NetworkEntries(log);
    this.#broadcaster = new Broadcaster(log, (delta) => {
      this.#persistence.write(delta);
      this.#networkEntries.changed(delta);
      this.#abnormal.change(delta);
      this.#showAbnormal();
    });
  }

  /** A panel called: it gets the log, and may command. `early` is what it said already. */
  connect(panel: Transport<CaptureMessage>, early: readonly unknown[]): void {
    if (this.#graceTimer !== null) clearTimeout(this.#graceTimer);
    this.#graceTimer = null;
    this.#broadcaster.flush();
    this.#broadcaster.add(panel);
    const { log } = this.#recorder;
    const pages = new SnapshotPages(log.snapshot().sockets, (id) => log.get(id));
    const hear = (message: unknown) => {
      const command = parsePanelMessage(message);
      if (command?.type === 'more') panel.send({ type: 'older', ...pages.take() });
      else if (command !== null && command.type !== 'still-here') this.#obey(command);
    };
    panel.onMessage(hear);
    panel.onDisconnect(() => {
      this.#broadcaster.remove(panel);
      this.endUnlessWatched();
    });
    panel.send(this.#recorder.snapshot(pages.take()));
    for (const [id, detail] of this.#problems) panel.send({ type: 'problem', id, detail });
    for (const message of early) hear(message);
  }

  /** The DevTools page called: it is told when to listen, and sends entries of its network log. */
  connectNetworkLog(line: Transport<NetworkLogCommand>, early: readonly unknown[]): void {
    const hear = (message: unknown) => {
      const reported = parseNetworkLogMessage(message)?.reported;
      if (reported !== undefined && this.#wantsEntries) this.#networkEntries.add(reported);
    };
    this.#networkLogs.add(line);
    line.onMessage(hear);
    line.onDisconnect(() => this.#networkLogs.delete(line));
    line.send({ type: 'listen', wanted: this.#wantsEntries });
    for (const message of early) hear(message);
  }

  /** Something of ours failed: tells it to the panels, once. */
  report(id: ProblemId, detail: string): void {
    if (this.#problems.has(id)) return;
    this.#problems.set(id, detail);
    this.#broadcaster.announce({ type: 'problem', id, detail });
  }

  /** Ends the recording soon, unless a panel watches by then. */
  endUnlessWatched(): void {
    if (this.#broadcaster.hasPanels || this.#graceTimer !== null) return;
    this.#graceTimer = setTimeout(() => {
      this.#graceTimer = null;
      void this.#recorder.stop();
    }, this.#grace);
  }

  /** Goes on where the service worker was stopped. */
  async restore(items: Readonly<Record<string, unknown>>): Promise<void> {
    const kept = await this.#persistence.restore(items);
    if (kept === null) return;
    this.#recorder.log.restore(kept.log);
    this.#networkEntries.restored();
    this.#abnormal.change({ sockets: kept.log.sockets, removed: [] });
    await this.#recorder.restore(kept.recorder);
    this.#showAbnormal();
    this.endUnlessWatched();
  }

  /** The tab is gone for good: a panel that still watches sees the ends, and nothing is kept. */
  async forget(): Promise<void> {
    if (this.#graceTimer !== null) clearTimeout(this.#graceTimer);
    await this.#recorder.tabClosed();
    this.#broadcaster.flush();
    this.#broadcaster.stop();
    this.#networkEntries.stop();
    await this.#persistence.forget();
  }

  #showAbnormal(again = false): void {
    const count = this.#wantsEntries ? this.#abnormal.count : null;
    if (count === this.#shownAbnormal && !again) return;
    this.#shownAbnormal = count;
    this.#onAbnormal(count);
  }

  get #wantsEntries(): boolean {
    const { kind } = this.#recorder.state;
    return kind === 'on' || kind === 'starting';
  }

  #wantEntries(): void {
    const wanted = this.#wantsEntries;
    if (!wanted) this.#networkEntries.stop();
    for (const line of this.#networkLogs) line.send({ type: 'listen', wanted });
  }

  #obey(command: Exclude<PanelMessage, { type: 'more' | 'still-here' }>): void {
    const recorder = this.#recorder;
    switch (command.type) {
      case 'start-recording':
        void recorder.start();
        break;
      case 'stop-recording':
        void recorder.stop();
        break;
      case 'clear':
        this.#problems.clear();
        recorder.clear();
        break;
      case 'set-keep-log':
        recorder.setKeepLog(command.keep);
        break;
      case 'rehearse':
        void recorder.rehearse(command.socketId, command.code, command.reason);
        break;
    }
  }
}
