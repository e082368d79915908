import type { Capabilities } from './capabilities.ts';

/** Whose facts a record holds: the two browsers see and say different things of the same end (docs/browsers.md). */
export type BrowserKind = Capabilities['browser'];

/** The kind of a browser by its name, such as 'Firefox 153' (`SessionFile.browser`). Any other name is of Chromium's family. */
export const browserKindOf = (name: string): BrowserKind =>
  name.startsWith('Firefox') ? 'firefox' : 'chromium';
