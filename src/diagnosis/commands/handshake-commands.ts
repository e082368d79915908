import { maskProtocols, maskUrl } from '../../model/redaction/redact.ts';
import type { SocketRecord } from '../../model/socket.ts';
import type { Snippet } from '../types.ts';
import { batchQuote, batchQuoteUrl, shellQuote, shellQuoteUrl } from './shell-quote.ts';
import { maskedAndWhole, targetOf } from './target.ts';

/** What a command needs to try the same opening handshake again. */
export interface HandshakeAttempt {
  /** As the URL parser writes it: ASCII, without control characters. */
  readonly url: string;
  readonly protocols: readonly string[];
  /** Null where it cannot be told. */
  readonly origin: string | null;
}

/** The Origin header that a browser sends for this context; null for about:blank, data: and sandboxed ones. */
export function originOf({ context }: Pick<SocketRecord, 'context'>): string | null {
  const inner = context.url.replace(/^blob:/, '');
  if (!URL.canParse(inner)) return null;
  const { origin } = new URL(inner);
  return origin === 'null' ? null : origin;
}

// RFC 9110 section 5.6.2: the characters of a token, which a subprotocol's name must be (RFC 6455 section 4.1).
const token = /^[!#$%&'*+.^_`|~\w-]+$/;
const namesOf = ({ protocols }: HandshakeAttempt) => protocols.filter((protocol) => token.test(protocol));

/** A `wscat` line that opens the same URL with the same subprotocols and Origin. On Windows `npx` is a batch file. */
export function wscatLine(handshake: HandshakeAttempt): string {
  const { url, origin } = handshake;
  return [
    'npx wscat --connect',
    batchQuoteUrl(url),
    ...namesOf(handshake).map((name) => `--subprotocol ${batchQuote(name, 'SUBPROTOCOL')}`),
    ...(origin === null ? [] : [`--origin ${batchQuote(origin, 'ORIGIN')}`]),
  ].join(' ');
}

/** The sample nonce of RFC 6455 section 1.3: a server that answers 101 must answer it with `s3pPLMBiTxaQ9kYGzzhZRbK+xOo=`. */
const sampleKey = 'dGhlIHNhbXBsZSBub25jZQ==';

/**
 * A `curl` line that sends the same opening handshake and shows the answer's status and headers. HTTP/1.1, since the
 * Upgrade header means nothing in HTTP/2; ends after five seconds, since a connection that opens would stay. Windows
 * PowerShell 5 has another `curl`: there it is `curl.exe`.
 */
export function curlLine(handshake: HandshakeAttempt): string {
  const { url, origin } = handshake;
  const names = namesOf(handshake);
  const headers = [
    '"Connection: Upgrade"',
    '"Upgrade: websocket"',
    '"Sec-WebSocket-Version: 13"',
    `"Sec-WebSocket-Key: ${sampleKey}"`,
    ...(origin === null ? [] : [shellQuote(`Origin: ${origin}`, '"Origin: ORIGIN"')]),
    ...(names.length === 0
      ? []
      : [shellQuote(`Sec-WebSocket-Protocol: ${names.join(', ')}`, '"Sec-WebSocket-Protocol: SUBPROTOCOL"')]),
  ];
  return [
    'curl --include --http1.1 --globoff --max-time 5',
    ...headers.map((header) => `--header ${header}`),
    shellQuoteUrl(url.replace(/^ws/, 'http')),
  ].join(' ');
}

/** The opening handshake of a socket by hand: with curl, which shows status and headers, and with wscat. */
export function tryHandshake(socket: SocketRecord): Snippet {
  const { requestedProtocols } = socket;
  const lines = (address: string, protocols: readonly string[]) => {
    const handshake = { url: targetOf(address).url, protocols, origin: originOf(socket) };
    return `${curlLine(handshake)}\n${wscatLine(handshake)}`;
  };
  return {
    language: 'shell',
    ...maskedAndWhole(
      lines(maskUrl(socket.url), maskProtocols(requestedProtocols)),
      lines(socket.url, requestedProtocols),
    ),
  };
}
