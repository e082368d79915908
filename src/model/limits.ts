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
