import type { LoggedMessage } from '../network-entry.ts';
import { mask } from './redact.ts';
import { redactJson } from './redact-json.ts';
import { redactMqtt } from './redact-mqtt.ts';
import { isSecretName } from './secret-names.ts';

/** STOMP 1.2: a frame is a command in capitals, headers, an empty line and a body. */
const command = /^[A-Z]{4,12}\r?\n/;

/** The headers of a STOMP frame with their credentials masked; `login` is the user's name (section CONNECT). */
function redactStomp(text: string): string {
  const lines = text.split('\n');
  const end = lines.findIndex((line, index) => index > 0 && (line === '' || line === '\r'));
  return lines
    .map((line, index) => {
      const colon = line.indexOf(':');
      const name = line.slice(0, colon);
      const isHeader = index > 0 && colon > 0 && (end < 0 || index < end);
      if (!isHeader || !(name === 'login' || isSecretName(name))) return line;
      return `${name}:${mask}${line.endsWith('\r') ? '\r' : ''}`;
    })
    .join('\n');
}

/** XMPP's credentials stand between these (RFC 6120 section 6.4.2). */
const xmppTags = ['auth', 'response'] as const;

function redactXmpp(text: string): string {
  let out = text;
  for (const tag of xmppTags) {
    const start = out.indexOf(`<${tag}`);
    const from = start < 0 ? -1 : out.indexOf('>', start);
    if (from < 0 || out[from - 1] === '/') continue;
    const end = out.indexOf(`</${tag}`, from);
    out = `${out.slice(0, from + 1)}${mask}${end < 0 ? '' : out.slice(end)}`;
  }
  return out;
}

/**
 * A message's text with its credentials masked: values of secret names in JSON (behind Engine.IO's and Socket.IO's numbers, in
 * SockJS's frames, SignalR's records), STOMP's headers, IRC's PASS, XMPP's auth. Linear in the text's length.
 */
export function redactText(text: string): string {
  if (command.test(text)) return redactJson(redactStomp(text));
  if (/^PASS [^\r\n]/i.test(text)) return `PASS ${mask}`;
  if (text.startsWith('<')) return redactXmpp(text);
  return text.includes('"') ? redactJson(text) : text;
}

const decoder = new TextDecoder('utf-8', { fatal: true });

function bytesOf(base64: string): Uint8Array | null {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    // No base64: a file that somebody else wrote.
    return null;
  }
}

const base64Of = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));

function textOf(bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    // Bytes that are no text, or cut inside a character.
    return null;
  }
}

function redactBytes(base64: string, maskText: (text: string) => string): string {
  const bytes = bytesOf(base64);
  if (!bytes) return base64;
  const redacted = redactMqtt(bytes);
  if (redacted !== bytes) return base64Of(redacted);
  const text = bytes[0] === 0x7b || bytes[0] === 0x5b ? textOf(bytes) : null;
  if (text === null) return base64;
  const masked = maskText(redactText(text));
  return masked === text ? base64 : base64Of(new TextEncoder().encode(masked));
}

/**
 * What a message holds, text or base64, with its credentials masked, and with what `maskText` masks besides: what is known to be
 * secret about its socket.
 */
export const redactMessage = (
  { kind, data }: Pick<LoggedMessage, 'kind' | 'data'>,
  maskText: (text: string) => string,
): string => (kind === 'text' ? maskText(redactText(data)) : redactBytes(data, maskText));
