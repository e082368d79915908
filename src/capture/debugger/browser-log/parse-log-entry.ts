import type Protocol from 'devtools-protocol/types/protocol.js';
import { bounded, limits } from '../../../model/limits.ts';
import type { BrowserText } from '../../../model/socket.ts';
import type { LogText } from '../../records/texts/text-rows.ts';

/** A log entry about one socket. */
type ParsedText = Pick<LogText, 'url' | 'text' | 'everOpened'>;

/** A URL cannot hold a space (the URL standard percent-encodes it), so the first match ends it, quotes or not. */
const failure = /^WebSocket connection to '(\S*)' failed: ([\s\S]*)$/;
/** Chromium's words for Content Security Policy, of this year and of earlier ones. */
const policy = /^(?:Connecting|Refused to connect) to '(\S*)' (?:violates|because it violates) [\s\S]*$/;
const mixedContent =
  /^Mixed Content: [\s\S]* attempted to connect to the insecure WebSocket endpoint '(\S*)'\. This request has been blocked[\s\S]*$/;
const reportOnly = /\breport-only\b/i;

/** Reads a log entry; null where it is about something else. The texts were measured on Chromium 156. */
export function parseLogEntry(entry: Protocol.Log.LogEntry): ParsedText | null {
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

function result(entry: Protocol.Log.LogEntry, url = '', words = ''): ParsedText {
  const text: BrowserText = {
    text: bounded(words, limits.textLength),
    level: entry.level,
    source: entry.source,
    at: Math.floor(entry.timestamp),
  };
  return { url: bounded(url, limits.urlLength), text, everOpened: openedBefore(text) };
}

/** Whether a failure of these words came after the connection had opened. */
const openedBefore = ({ text, source }: BrowserText) => source !== 'security' && !handshakeTexts.test(text);

const handshakeTexts =
  /^(?:Error (?:during WebSocket handshake|in connection establishment)|HTTP Authentication failed|Connection closed before receiving|WebSocket is closed before|WebSocket opening handshake|Establishing a tunnel|Insufficient resources|Mixed Content|Refused|Connecting)/;
