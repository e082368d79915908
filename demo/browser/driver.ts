import type { Browser, Frame, Keyboard, Mouse, Page } from 'puppeteer-core';
import type { ProfileWishes } from './profile.ts';

export type BrowserName = 'chromium' | 'firefox';

export interface LaunchWishes extends ProfileWishes {
  readonly executablePath: string;
  /** Folder of the built extension; absent: none is loaded. */
  readonly extension?: string;
  readonly headless?: boolean;
  readonly width?: number;
  readonly height?: number;
  readonly args?: readonly string[];
}

export interface LaunchedBrowser {
  readonly browser: Browser;
  /** Closes the browser and removes its profile; does nothing the second time. */
  close(): Promise<void>;
}

/** An extension's panel inside the real DevTools of a browser, as demo and tests reach it. */
export interface DevToolsPanel {
  /** The panel's document: it evaluates, waits and presses there. */
  readonly panel: Frame;
  /** Presses go where the focus is; give it to an element of the panel first. */
  readonly keyboard: Keyboard;
  /** Its coordinates start at a corner of DevTools: see `corner`. */
  readonly mouse: Mouse;
  /** Where the panel's top left corner stands in the mouse's coordinates, in CSS pixels. */
  corner(): Promise<{ readonly x: number; readonly y: number }>;
  /**
   * Gives the panel a size in CSS pixels; DevTools must have a window of its own. `zoom`: so many pixels of the screen for
   * each; in Chromium alone.
   */
  resize(width: number, height: number, zoom?: number): Promise<void>;
  setTheme(theme: 'light' | 'dark'): Promise<void>;
  /** A picture (PNG) of DevTools with the panel in it, once both are drawn as they are now. */
  picture(): Promise<Uint8Array>;
  /** Closes DevTools, and the panel with them. */
  close(): Promise<void>;
}

/** A browser whose DevTools can be opened. */
export interface DrivenBrowser extends LaunchedBrowser {
  /** Opens DevTools on a page, chooses the extension's panel and waits until its document is there. */
  openPanel(page: Page): Promise<DevToolsPanel>;
}

/** What differs between the browsers; everything else is puppeteer's interface, which is the same for both. */
export interface Driver {
  /** Gives the path of an installed browser, installing one where there is none. */
  ensure(say?: (line: string) => void): Promise<string>;
  /** Starts a browser with a fresh profile, and the extension in it. */
  launch(wishes: LaunchWishes): Promise<DrivenBrowser>;
}
