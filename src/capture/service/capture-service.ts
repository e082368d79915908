import type { CaptureMessage, NetworkLogCommand } from '../../channel/messages.ts';
import type { Transport } from '../../channel/transport.ts';
import type { ProblemId } from '../../model/recording.ts';
import { type WitnessSource, wordsOf } from '../records/witness.ts';
import { keptTabs, type StorageArea } from '../storage/storage-area.ts';
import { TabCapture } from './tab-capture.ts';

interface CaptureServiceOptions {
  readonly witnesses: WitnessSource;
  readonly storage: StorageArea;
  /** Milliseconds that a panel may be away, as on a reload, before recording ends. */
  readonly grace?: number;
  /** How many abnormal closes a tab's log has; null while the tab is not recorded. */
  readonly onAbnormal?: (tabId: number, count: number | null) => void;
}

/** A reloaded panel is back within a second; DevTools that were closed are not. */
const defaultGrace = 2_000;
const bindingKey = 'binding';

/**
 * Captures for every tab whose panel calls. The browser may stop the service worker and wake it with an event, so
 * what comes waits until the kept state is back.
 */
export class CaptureService {
  readonly #options: CaptureServiceOptions;
  readonly #tabs = new Map<number, TabCapture>();
  #waiting: (() => void)[] | null = [];
  #bindingName = '';
  readonly #problems: [id: ProblemId, detail: string][] = [];
  /** Settles when the kept state is back. */
  readonly ready: Promise<void>;

  constructor(options: CaptureServiceOptions) {
    this.#options = options;
    this.ready = this.#restore();
  }

  /** The panel of a tab called. */
  connect(tabId: number, panel: Transport<CaptureMessage>): void {
    this.#answer(panel, (early) => this.#tab(tabId).connect(panel, early));
  }

  /** The DevTools page of a tab called, to send entries of its network log. */
  connectNetworkLog(tabId: number, line: Transport<NetworkLogCommand>): void {
    this.#answer(line, (early) => this.#tab(tabId).connectNetworkLog(line, early));
  }

  /** A tab was closed: its log goes with it. */
  forget(tabId: number): void {
    this.#whenReady(() => {
      const tab = this.#tabs.get(tabId);
      this.#tabs.delete(tabId);
      void tab?.forget();
    });
  }

  /** Answers a call once the kept state is back, unless the line is down by then; `early` is what was said already. */
  #answer<Outgoing>(line: Transport<Outgoing>, connect: (early: readonly unknown[]) => void): void {
    let down = false;
    // A port drops what nobody listens to.
    const early: unknown[] = [];
    const cleanups = [
      line.onMessage((message) => early.push(message)),
      line.onDisconnect(() => {
        down = true;
      }),
    ];
    this.#whenReady(() => {
      for (const cleanup of cleanups) cleanup();
      if (!down) connect(early);
    });
  }

  #whenReady(task: () => void): void {
    if (this.#waiting === null) task();
    else this.#waiting.push(task);
  }

  async #restore(): Promise<void> {
    const { storage, witnesses } = this.#options;
    const items = await storage.get(null).catch((error: unknown): Record<string, unknown> => {
      this.#failed('restore-failed', error);
      return {};
    });
    const kept = items[bindingKey];
    const bindingName = typeof kept === 'string' ? kept : randomName();
    this.#bindingName = bindingName;
    if (kept !== bindingName) await this.#keepBindingName();
    await witnesses.prepare(bindingName).catch((error: unknown) => this.#failed('hook-not-loaded', error));
    await Promise.all(keptTabs(items).map((tabId) => this.#restoreTab(tabId, items)));
    witnesses.open();
    const waiting = this.#waiting ?? [];
    this.#waiting = null;
    for (const task of waiting) task();
  }

  async #keepBindingName(): Promise<void> {
    const keeping = this.#options.storage.set({ [bindingKey]: this.#bindingName });
    await keeping.catch((error: unknown) => this.#failed('save-refused', error));
  }

  async #restoreTab(tabId: number, items: Readonly<Record<string, unknown>>): Promise<void> {
    const tab = this.#tab(tabId);
    await tab.restore(items).catch((error: unknown) => tab.report('restore-failed', wordsOf(error)));
  }

  /** Something failed on which every tab relies. */
  #failed(id: ProblemId, error: unknown): void {
    this.#problems.push([id, wordsOf(error)]);
  }

  #tab(tabId: number): TabCapture {
    const known = this.#tabs.get(tabId);
    if (known !== undefined) return known;
    const { grace = defaultGrace, storage, witnesses, onAbnormal } = this.#options;
    const tab = new TabCapture({
      tabId,
      witnesses,
      storage,
      onStorageCleared: () => void this.#keepBindingName(),
      grace,
      onAbnormal: (count) => onAbnormal?.(tabId, count),
    });
    for (const problem of this.#problems) tab.report(...problem);
    this.#tabs.set(tabId, tab);
    return tab;
  }
}

/** Unknown to the page, so that it cannot call the binding, nor tell that it is there. */
const randomName = () => `_${crypto.randomUUID().replaceAll('-', '')}`;
