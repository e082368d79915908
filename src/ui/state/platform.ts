import type { PanelMessage } from '../../channel/messages.ts';
import type { Transport } from '../../channel/transport.ts';
import type { Capabilities } from '../../model/capabilities.ts';

/** Stored settings by their keys, unchecked. */
export type StoredSettings = Readonly<Record<string, unknown>>;

/** Where settings are kept, each under a key of its own. Loading and saving reject where the browser refuses them. */
export interface SettingsStorage {
  /** All that is stored; a setting that was never changed is absent. */
  load(): Promise<StoredSettings>;
  /** Stores these, and leaves all others as they are. */
  save(changes: StoredSettings): Promise<void>;
  /** Tells of changes, also of those made here; `undefined` for one that was removed. Returns the cleanup. */
  onChange(listener: (changes: StoredSettings) => void): () => void;
}

/** Everything the UI needs from the world around it. Entrypoints give the real one, tests and plain pages a fake. */
export interface Platform {
  /** Opens the line to capture; null on a page that has nothing to record (reference page, plain page). */
  connect(): Transport<PanelMessage> | null;
  readonly settings: SettingsStorage;
  /** Shows a line of the page's code in DevTools' Sources; 1-based. Null where there is no DevTools. */
  readonly openSource: ((url: string, line: number, column: number) => void) | null;
  /** Tells when the inspected page goes to another document; returns the cleanup. */
  onNavigated(listener: () => void): () => void;
  /** Reloads the inspected page. Null where there is none. */
  readonly reloadPage: (() => void) | null;
  /** Opens a page of the extension that asks for access to sites. Null where the browser needs no asking. */
  readonly askForAccess: (() => void) | null;
  copyText(text: string): Promise<void>;
  /** The content is one text, or the parts of one that is too long to be put together. */
  download(fileName: string, content: string | readonly string[]): void;
  /** What can be seen and done in this browser. */
  readonly capabilities: Capabilities;
  /** 'Chromium 156', for exports. */
  readonly browserName: string;
  /** The browser's preferred languages, best first. */
  readonly languages: readonly string[];
}
