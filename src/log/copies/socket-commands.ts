import { maskProtocols, maskUrl } from '../../model/mask.ts';
import type { SocketRecord } from '../../model/socket.ts';

/** What a command needs to try the same handshake again. */
interface Handshake {
  /** As the URL parser writes it: ASCII, without control characters. */
  readonly url: string;
  readonly protocols: readonly string[];
  readonly origin: string | null;
}

export interface CommandOptions {
  /** Only by the user's own tick; without it query values, userinfo and tokens are `***`. */
  readonly includeSecrets: boolean;
}

// RFC 9110 section 5.6.2: the characters of a token, which a subprotocol's name must be (RFC 6455 section 4.1).
const token = /^[!#$%&'*+.^_`|~\w-]+$/;

/** A word for a POSIX shell: inside single quotes nothing but the quote itself has a meaning. */
export const shellQuoted = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;

/** Whether a handshake with this socket's URL can be tried by hand: it was not cut, and a client could open it. */
export const canBeTried = ({ url }: SocketRecord): boolean =>
  !url.endsWith('…') && URL.canParse(url) && /^wss?:$/.test(new URL(url).protocol);

/** Null where the URL was cut, or is none that a client could open. */
function handshakeOf(socket: SocketRecord, { includeSecrets }: CommandOptions): Handshake | null {
  const url = includeSecrets ? socket.url : maskUrl(socket.url);
  if (socket.url.endsWith('…') || !URL.canParse(url)) return null;
  const parsed = new URL(url);
  if (!/^wss?:$/.test(parsed.protocol)) return null;
  const protocols = socket.requestedProtocols.filter((protocol) => token.test(protocol));
  return {
    url: parsed.href,
    protocols: includeSecrets ? protocols : maskProtocols(protocols),
    origin: originOf(socket.context.url),
  };
}

/** The Origin header a browser would send; null where it is unknown (about:blank, data:, sandboxed). */
function originOf(contextUrl: string): string | null {
  const inner = contextUrl.replace(/^blob:/, '');
  if (!URL.canParse(inner)) return null;
  const { origin } = new URL(inner);
  return origin === 'null' ? null : origin;
}

/** A `wscat` line that opens the same URL with the same subprotocols and Origin; null where none can be made. */
export function wscatCommand(socket: SocketRecord, options: CommandOptions): string | null {
  const handshake = handshakeOf(socket, options);
  if (!handshake) return null;
  const { url, protocols, origin } = handshake;
  return [
    'npx wscat --connect',
    shellQuoted(url),
    ...protocols.map((protocol) => `--subprotocol ${shellQuoted(protocol)}`),
    ...(origin === null ? [] : [`--origin ${shellQuoted(origin)}`]),
  ].join(' ');
}

/** The sample nonce of RFC 6455 section 1.3: a server that answers 101 must answer it with `s3pPLMBiTxaQ9kYGzzhZRbK+xOo=`. */
const sampleKey = 'dGhlIHNhbXBsZSBub25jZQ==';

/**
 * A `curl` line that sends the same opening handshake and shows the answer's status and headers. HTTP/1.1, since the
 * Upgrade header means nothing in HTTP/2; ends after five seconds, since a connection that opens would stay.
 */
export function curlCommand(socket: SocketRecord, options: CommandOptions): string | null {
  const handshake = handshakeOf(socket, options);
  if (!handshake) return null;
  const { url, protocols, origin } = handshake;
  const headers = [
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${sampleKey}`,
    ...(origin === null ? [] : [`Origin: ${origin}`]),
    ...(protocols.length === 0 ? [] : [`Sec-WebSocket-Protocol: ${protocols.join(', ')}`]),
  ];
  return [
    'curl --include --http1.1 --globoff --max-time 5',
    ...headers.map((header) => `--header ${shellQuoted(header)}`),
    shellQuoted(url.replace(/^ws/, 'http')),
  ].join(' \\\n  ');
}
