/** Caps on everything that a page can make grow. Any page may be hostile. */
export const limits = {
  /** Ended sockets kept in a log; older ones are dropped and counted. */
  endedSockets: 10_000,
  /**
   * Characters of all sockets of a log together, by `textLengthOf`; older closes are dropped above it. One of the demo's
   * closes has 500 to 700 (measured), so that 10,000 with deep call stacks fit as well.
   */
  logLength: 30_000_000,
  /** Connecting and open sockets tracked one by one; more are only counted. */
  liveSockets: 5_000,
  /**
   * Characters of reports that a hook keeps after it has sent them, per document or worker, for a listener that missed
   * them: what it reports at most in one second. A service worker takes less to start again.
   */
  sentReportsLength: 1_000_000,
  /** Characters of a URL that are kept. Real handshake URLs with tokens reach about 4,000. */
  urlLength: 4_096,
  /** Characters of a script's URL in a call stack. Those of bundlers, query and all, are a few hundred long. */
  frameUrlLength: 1_024,
  /** RFC 6455 section 5.5: a close frame's body is at most 125 bytes, so a reason at most 123 bytes. */
  reasonLength: 123,
  /** Characters of one subprotocol name, and how many of them. */
  protocolLength: 256,
  protocolCount: 32,
  /** Frames of a call stack, and characters of a function's name. */
  stackFrames: 12,
  functionNameLength: 120,
  /** Characters of the browser's text or an exception's message. */
  textLength: 2_048,
  /** Headers of one side of a handshake, and characters of a name, of a value, and of one side together. */
  headers: 100,
  headerNameLength: 128,
  /** Cookies and policies reach 4,096 and more; what is read of them stands at their beginning. */
  headerLength: 2_048,
  headersLength: 16_384,
  /** Messages of one network entry, and characters of all of them together: what protocol readers ask for, with some room. */
  loggedMessages: 64,
  loggedMessagesLength: 40_000,
  /** Characters of one message, in the session files of others too. */
  loggedMessageLength: 8_192,
  /** Characters of all messages of a log; the oldest closes lose theirs above it, and stay. A third of `logLength`. */
  allMessagesLength: 10_000_000,
  /** Network entries a second, and at once: some more than the sockets that a hook reports. */
  entriesPerSecond: 500,
  entriesAtOnce: 2_000,
  /** Network entries that wait for being reduced, and their messages: DevTools hands them over whole. */
  queuedEntries: 2_000,
  queuedMessages: 1_000_000,
  /** Sockets of one URL among which entries are joined: each is compared with each. Chromium lets 255 connect at once. */
  waitingSocketsOfUrl: 256,
  /** Reduced entries that wait for the end of their sockets, those of one URL, and characters of all of them. */
  waitingEntries: 1_000,
  waitingEntriesOfUrl: 100,
  waitingEntriesLength: 10_000_000,
  /** Characters of one call of the hook's binding, and reports in it: the hook sends 250,000 and some at most. */
  callLength: 4_000_000,
  callReports: 20_000,
  /** Documents and workers that may come back; the browser's back-forward cache keeps far fewer pages. */
  parkedRealms: 1_000,
  /**
   * Texts of the browser's log that wait for their sockets, or for the same text in another log, and characters of all of
   * them; a page can make the browser log without end. Beyond either, the oldest gets a row at once. A hook reports some
   * 5,000 sockets of a task one by one, and as many texts of others may come meanwhile. A usual text has 200 to 300
   * characters with its URL (measured), so that 10,000 fit.
   */
  waitingTexts: 10_000,
  waitingTextsLength: 4_000_000,
  /** Entries of the browser's log that are remembered by time and length, 40 characters each, to know them when they are repeated: Chromium keeps 1,000 of each page, and a few pages in its back-forward cache. */
  rememberedTexts: 10_000,
  /** Pages, frames and workers of which is remembered how far their logs were read. */
  logsRead: 1_000,
  /** Lines across the log, each with a URL, and stretches of time: more than anybody scrolls past. 5 million characters. */
  markers: 1_000,
  spans: 1_000,
} as const;

/** Cuts `text` to at most `length` characters, the last one '…' where it was cut; never splits a surrogate pair. */
export function bounded(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length - 1);
  const last = cut.charCodeAt(cut.length - 1);
  return `${last >= 0xd800 && last <= 0xdbff ? cut.slice(0, -1) : cut}…`;
}
