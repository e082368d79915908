import type Protocol from 'devtools-protocol/types/protocol.js';
import { bounded, limits } from '../../../model/limits.ts';
import type { BrowserText } from '../../../model/socket.ts';

/** A line of the browser's log that is about one socket. */
export interface SocketText {
  /** As the log gives it; shortened in the middle where it is longer than 1,024 characters. */
  readonly url: string;
  readonly text: BrowserText;
}

/** A URL cannot hold a space (the URL standard percent-encodes it), so the first match ends it, quotes or not. */
const failure = /^WebSocket connection to '(\S*)' failed: ([\s\S]*)$/;
/** Chromium's words for Content Security Policy, of this year and of earlier ones. */
const policy = /^(?:Connecting|Refused to connect) to '(\S*)' (?:violates|because it violates) [\s\S]*$/;
const mixedContent =
  /^Mixed Content: [\s\S]* attempted to connect to the insecure WebSocket endpoint '(\S*)'\. This request has been blocked[\s\S]*$/;
const reportOnly = /\breport-only\b/i;

/** Reads a log entry; null where it is about something else. The texts were measured on Chromium 156. */
export function parseLogEntry(entry: Protocol.Log.LogEntry): SocketText | null {
  if (entry.text.length > maximumEntryLength) return null;
  const failed = failure.exec(entry.text);
  if (failed !== null) return result(entry, failed[1], failed[2]);
  const blocked = policy.exec(entry.text) ?? mixedContent.exec(entry.text);
  if (blocked === null || reportOnly.test(entry.text) || !isSocketUrl(blocked[1])) return null;
  return result(entry, blocked[1], entry.text);
}

/** Chromium shortens the URL in its texts, so a longer entry is something that the page wrote. */
const maximumEntryLength = 65_536;

const isSocketUrl = (url = '') => /^wss?:/i.test(url);

function result(entry: Protocol.Log.LogEntry, url = '', words = ''): SocketText {
  return {
    url: bounded(url, limits.urlLength),
    text: {
      text: bounded(words, limits.textLength),
      level: entry.level,
      source: entry.source,
      at: entry.timestamp,
    },
  };
}

/**
 * Chromium's `KURL::ElidedString` keeps 511 characters, '...' and the last 510 of a URL over 1,024 characters.
 * The first 511 characters are what a shortened and a full URL share.
 */
const elidedHead = 511;
const elidedFrom = 1_024;

/** Equal for a socket's URL and for the same URL in the browser's log. */
export function urlKey(url: string): string {
  const absolute = normalized(url);
  return absolute.length < elidedFrom ? absolute : absolute.slice(0, elidedHead);
}

/** A page may hand `http:` URLs and fragments to the constructor; the log has what came of them. */
function normalized(url: string): string {
  if (url.length >= elidedFrom || !URL.canParse(url)) return url;
  const parsed = new URL(url);
  parsed.hash = '';
  return parsed.href.replace(/^http(s?):/, 'ws$1:');
}

/** Whether a failure that only the log tells of came after the connection had opened. */
export function openedBefore({ text, source }: BrowserText): boolean {
  return source !== 'security' && !handshakeTexts.test(text);
}

const handshakeTexts =
  /^(?:Error (?:during WebSocket handshake|in connection establishment)|HTTP Authentication failed|Connection closed before receiving|WebSocket is closed before|WebSocket opening handshake|Establishing a tunnel|Insufficient resources|Mixed Content|Refused|Connecting)/;
