import type { CaptureMessage, PanelMessage } from '../../channel/messages.ts';
import type { Transport } from '../../channel/transport.ts';

/** Where settings are kept. `load` gives what is stored, unchecked; the UI validates it. */
export interface SettingsStore {
  load(): Promise<unknown>;
  save(settings: unknown): Promise<void>;
  /** Tells of changes made elsewhere (another panel); returns the cleanup. */
  onChange(listener: (settings: unknown) => void): () => void;
}

/** Everything the UI needs from the world around it. Entrypoints give the real one, tests and plain pages a fake. */
export interface Platform {
  /** Opens the line to capture; null on a page that has nothing to record (reference page, plain page). */
  connect(): Transport<PanelMessage> | null;
  readonly settings: SettingsStore;
  /** Shows a line of the page's code in DevTools' Sources; 1-based. Null where there is no DevTools. */
  readonly openSource: ((url: string, line: number, column: number) => void) | null;
  /** Tells when the inspected page goes to another document; returns the cleanup. */
  onNavigated(listener: () => void): () => void;
  copyText(text: string): Promise<void>;
  download(fileName: string, content: string): void;
  /** 'Chromium 156', for exports. */
  readonly browserName: string;
  /** The browser's preferred languages, best first. */
  readonly languages: readonly string[];
  /** Opens the reference page at an address such as '#/code/1006'; null where it cannot. */
  readonly openReference: ((hash: string) => void) | null;
}

export type { CaptureMessage, PanelMessage };
