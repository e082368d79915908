/** What Closeframe can see and do in the browser that it runs in. The panel leaves out what cannot be. */
export interface Capabilities {
  readonly browser: 'chromium' | 'firefox';
  /** Whether a socket of the page can be ended from the panel, to see how the page handles it. */
  readonly rehearse: boolean;
  /**
   * Sockets of workers. `followed`: as those of the page. `listed`: that there was one, its URL and its handshake; when
   * and how it ended, nobody says.
   */
  readonly workers: 'followed' | 'listed';
  /** Sockets from before the recording. `all` are found, or only those that the page `used` since, by `send()` or `close()`. */
  readonly earlierSockets: 'all' | 'used';
  /** Whether DevTools' network log holds messages: last words, goodbyes and heartbeats are read there. */
  readonly messages: boolean;
  /** Whether the browser shows a bar over every page while a tab is recorded. */
  readonly debuggerBar: boolean;
}

/** By `chrome.debugger` (measured on Chromium 156). */
export const chromiumCapabilities: Capabilities = {
  browser: 'chromium',
  rehearse: true,
  workers: 'followed',
  earlierSockets: 'all',
  messages: true,
  debuggerBar: true,
};

/** By content scripts and `webRequest` (measured on Firefox 153). */
export const firefoxCapabilities: Capabilities = {
  browser: 'firefox',
  rehearse: true,
  workers: 'listed',
  earlierSockets: 'used',
  messages: false,
  debuggerBar: false,
};
