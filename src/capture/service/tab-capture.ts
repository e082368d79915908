import type { CaptureMessage, PanelMessage } from '../../channel/messages.ts';
import { parsePanelMessage } from '../../channel/parse.ts';
import type { Transport } from '../../channel/transport.ts';
import type { DebuggerInterface } from '../debugger/debugger-interface.ts';
import type { HookCode } from '../debugger/hook/hook-client.ts';
import { Broadcaster } from '../outlet/broadcaster.ts';
import { splitMessage } from '../outlet/message-chunks.ts';
import { SnapshotPages } from '../outlet/snapshot-pages.ts';
import { LogPersistence } from '../storage/log-persistence.ts';
import type { StorageArea } from '../storage/storage-area.ts';
import { Recorder } from './recorder.ts';

export interface TabCaptureOptions {
  readonly tabId: number;
  readonly debugger: DebuggerInterface;
  readonly hook: HookCode;
  readonly storage: StorageArea;
  /** Milliseconds that a panel may be away, as on a reload, before recording ends. */
  readonly grace: number;
}

/** The recording of one tab, the panels that watch it, and what is kept of it. */
export class TabCapture {
  readonly recorder: Recorder;
  readonly #store: LogPersistence;
  readonly #broadcaster: Broadcaster;
  readonly #panels = new Set<Transport<CaptureMessage>>();
  readonly #grace: number;
  #graceTimer: ReturnType<typeof setTimeout> | null = null;

  constructor({ tabId, storage, grace, ...rest }: TabCaptureOptions) {
    this.#grace = grace;
    this.recorder = new Recorder({
      ...rest,
      tabId,
      onChange: () => {
        this.#broadcaster.schedule();
        this.#store.touch();
      },
      onMessage: (message) => this.#tell(message),
    });
    const { book } = this.recorder;
    this.#store = new LogPersistence(storage, tabId, {
      log: () => book.snapshot(),
      recorder: () => this.recorder.toSaved(),
    });
    this.#broadcaster = new Broadcaster(book, {
      deliver: (message) => this.#deliver(message),
      keep: (changes) => this.#store.write(changes),
    });
  }

  /** A panel called: it gets the log, and may command. `early` is what it said already. */
  connect(panel: Transport<CaptureMessage>, early: readonly unknown[]): void {
    if (this.#graceTimer !== null) clearTimeout(this.#graceTimer);
    this.#graceTimer = null;
    this.#broadcaster.flush();
    this.#panels.add(panel);
    const { book } = this.recorder;
    const backlog = new SnapshotPages(book.snapshot().sockets, (id) => book.get(id));
    const hear = (message: unknown) => {
      const command = parsePanelMessage(message);
      if (command?.type === 'more') panel.send({ type: 'older', ...backlog.take() });
      else if (command !== null) this.#obey(command);
    };
    panel.onMessage(hear);
    panel.onDisconnect(() => {
      this.#panels.delete(panel);
      this.endUnlessWatched();
    });
    panel.send(this.recorder.snapshot(backlog.take()));
    for (const message of early) hear(message);
  }

  /** Ends the recording soon, unless a panel watches by then. */
  endUnlessWatched(): void {
    if (this.#panels.size > 0 || this.#graceTimer !== null) return;
    this.#graceTimer = setTimeout(() => {
      this.#graceTimer = null;
      void this.recorder.stop();
    }, this.#grace);
  }

  /** Goes on where the service worker was stopped. */
  async restore(items: Readonly<Record<string, unknown>>): Promise<void> {
    const kept = await this.#store.restore(items);
    if (kept === null) return;
    this.recorder.book.restore(kept.log);
    await this.recorder.restore(kept.recorder);
    this.endUnlessWatched();
  }

  /** Sessions changed, or what is known of them. */
  touch(): void {
    this.#store.touch();
  }

  /** The tab is gone for good: a panel that still watches sees the ends, and nothing is kept. */
  async forget(): Promise<void> {
    if (this.#graceTimer !== null) clearTimeout(this.#graceTimer);
    await this.recorder.tabClosed();
    this.#broadcaster.flush();
    this.#broadcaster.stop();
    await this.#store.forget();
  }

  #obey(command: Exclude<PanelMessage, { type: 'more' }>): void {
    const { recorder } = this;
    switch (command.type) {
      case 'start-recording':
        void recorder.start();
        break;
      case 'stop-recording':
        void recorder.stop();
        break;
      case 'clear':
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

  /** Tells what has no place among the log's changes, after the changes that came before it. */
  #tell(message: CaptureMessage): void {
    this.#broadcaster.flush();
    this.#deliver(message);
  }

  #deliver(message: CaptureMessage): void {
    for (const piece of splitMessage(message)) {
      for (const panel of this.#panels) panel.send(piece);
    }
  }
}
