import type { BrowserKind } from '../../model/browser-kind.ts';
import { firefoxPatterns } from './firefox-text.ts';
import type { BrowserTextKind, TextPattern } from './text-pattern.ts';

const measured = 'measured on Chromium 156';
const errorList = 'Chromium net/base/net_error_list.h';
const stream = 'Chromium net/websockets/websocket_stream.cc';
const handshake = 'Chromium net/websockets/websocket_basic_handshake_stream.cc';
const blink = 'Chromium third_party/blink/renderer/modules/websockets';

const netErrors = (
  kind: BrowserTextKind,
  names: readonly string[],
  source: string = errorList,
): TextPattern[] => names.map((name) => ({ kind, contains: `net::ERR_${name}`, source }));

const failing = (kind: BrowserTextKind, prefix: string, reason: string): TextPattern => ({
  kind,
  prefix,
  source: measured,
  serverGets: { code: 1002, reason },
});

/**
 * Every text of Chromium's that is known, first match wins. Texts differ between versions and browsers, so they are
 * matched by prefix or part, and a text that matches nothing stays unrecognised.
 */
export const textPatterns: readonly TextPattern[] = [
  ...netErrors('refused', ['CONNECTION_REFUSED'], measured),
  ...netErrors('dns', ['NAME_NOT_RESOLVED'], measured),
  ...netErrors('dns', ['NAME_RESOLUTION_FAILED', 'ICANN_NAME_COLLISION', 'DNS_']),
  ...netErrors('unreachable', ['ADDRESS_UNREACHABLE', 'ADDRESS_INVALID']),
  ...netErrors('unreachable', ['CONNECTION_TIMED_OUT', 'CONNECTION_FAILED']),
  ...netErrors('blocked-port', ['UNSAFE_PORT'], measured),
  ...netErrors('offline', ['INTERNET_DISCONNECTED'], measured),
  ...netErrors('offline', ['NETWORK_CHANGED', 'NETWORK_IO_SUSPENDED']),
  ...netErrors('request-blocked', ['BLOCKED_BY_CLIENT', 'BLOCKED_BY_ADMINISTRATOR']),
  ...netErrors('request-blocked', ['BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS', 'NETWORK_ACCESS_DENIED']),
  ...netErrors('request-blocked', ['BLOCKED_BY_PRIVATE_NETWORK_ACCESS_CHECKS', 'NETWORK_ACCESS_REVOKED']),
  ...netErrors('blocked-by-csp', ['BLOCKED_BY_CSP']),
  // Lack of memory, file handles and the like (net_errors_posix.cc); too many handshakes have a text of their own.
  ...netErrors('out-of-resources', ['INSUFFICIENT_RESOURCES']),
  ...netErrors('tls-untrusted', ['CERT_AUTHORITY_INVALID'], measured),
  ...netErrors('tls-untrusted', ['CERT_SELF_SIGNED_LOCAL_NETWORK']),
  ...netErrors('tls-expired', ['CERT_DATE_INVALID']),
  ...netErrors('tls-wrong-host', ['CERT_COMMON_NAME_INVALID']),
  ...netErrors('tls-protocol', ['SSL_PROTOCOL_ERROR'], measured),
  ...netErrors('tls-protocol', ['SSL_VERSION_OR_CIPHER_MISMATCH', 'SSL_OBSOLETE_CIPHER']),
  ...netErrors('proxy', ['PROXY_CONNECTION_FAILED'], measured),
  ...netErrors('proxy', ['PROXY_', 'TUNNEL_CONNECTION_FAILED', 'SOCKS_', 'MANDATORY_PROXY_']),
  ...netErrors('tls-other', ['CERT_', 'SSL_', 'BAD_SSL_', 'TLS13_', 'ECH_']),
  ...netErrors('handshake-dropped', ['CONNECTION_CLOSED', 'CONNECTION_RESET'], measured),
  ...netErrors('handshake-dropped', ['EMPTY_RESPONSE', 'CONNECTION_ABORTED', 'SOCKET_NOT_CONNECTED']),
  ...netErrors('handshake-timeout', ['TIMED_OUT']),
  ...netErrors('handshake-invalid', ['INVALID_HTTP_RESPONSE'], measured),
  ...netErrors('handshake-http2', ['HTTP2_PROTOCOL_ERROR', 'QUIC_PROTOCOL_ERROR']),
  // 407 from a server that is no proxy.
  ...netErrors('handshake-auth', ['UNEXPECTED_PROXY_AUTH'], measured),
  ...netErrors('handshake-auth', ['INVALID_AUTH_CREDENTIALS']),

  { kind: 'proxy', prefix: 'Establishing a tunnel via proxy server failed', source: measured },
  { kind: 'proxy', prefix: 'Proxy authentication failed', source: stream },
  { kind: 'handshake-timeout', prefix: 'WebSocket opening handshake timed out', source: stream },
  { kind: 'handshake-canceled', prefix: 'WebSocket opening handshake was canceled', source: stream },
  { kind: 'handshake-auth', prefix: 'HTTP Authentication failed', source: measured },
  { kind: 'handshake-dropped', prefix: 'Connection closed before receiving a handshake', source: measured },
  {
    kind: 'handshake-status',
    prefix: 'Error during WebSocket handshake: Unexpected response code',
    source: measured,
  },
  { kind: 'handshake-accept', contains: "'Sec-WebSocket-Accept' header", source: measured },
  { kind: 'handshake-subprotocol', contains: "'Sec-WebSocket-Protocol' header", source: measured },
  { kind: 'handshake-extension', contains: 'Error in permessage-deflate', source: measured },
  { kind: 'handshake-extension', contains: "'Sec-WebSocket-Extensions' header", source: handshake },
  {
    kind: 'handshake-extension',
    prefix: 'Error during WebSocket handshake: Found an unsupported extension',
    source: measured,
  },
  {
    kind: 'handshake-invalid',
    prefix: 'Error during WebSocket handshake: Invalid status line',
    source: handshake,
  },
  { kind: 'handshake-invalid', contains: "'Upgrade' header", source: measured },
  { kind: 'handshake-invalid', contains: "'Connection' header", source: measured },

  { kind: 'too-many-sockets', prefix: 'Insufficient resources', source: measured },
  {
    kind: 'page-closed-early',
    prefix: 'WebSocket is closed before the connection is established',
    source: measured,
  },
  { kind: 'back-forward-cache', prefix: 'Page entered Back-Forward Cache', source: measured },
  { kind: 'mixed-content', prefix: 'Mixed Content: ', source: measured },
  { kind: 'mixed-content', prefix: 'An insecure WebSocket connection may not be initiated', source: blink },
  { kind: 'blocked-by-csp', prefix: "Connecting to '", source: measured },
  { kind: 'blocked-by-csp', prefix: "Refused to connect to '", source: blink },

  failing(
    'bad-close-frame',
    'Received a broken close frame containing invalid UTF-8',
    'Invalid UTF-8 in Close frame',
  ),
  failing('bad-close-frame', 'Received a broken close frame', ''),
  failing('bad-utf8', 'Could not decode a text frame as UTF-8', 'Invalid UTF-8 in text frame'),
  failing('reserved-bits', 'One or more reserved bits are on', 'Invalid reserved bit'),
  failing('protocol-violation', 'A server must not mask any frames', 'Masked frame from server'),
  failing('protocol-violation', 'Unrecognized frame opcode', 'Unknown opcode'),
  failing('protocol-violation', 'Invalid frame header', 'WebSocket Protocol Error'),
  failing('protocol-violation', 'Received unexpected continuation frame', 'Unexpected continuation'),
  failing(
    'protocol-violation',
    'Received start of new message but previous message',
    'Previous data frame unfinished',
  ),
  // The closing handshake was over by then: nothing more is sent to the server.
  { kind: 'protocol-violation', contains: ' received after close', source: measured, serverGets: null },
];

const wordEnd = /^[A-Z0-9_]/;
/** Chromium's own words: at most one clause and a colon. What follows a quote may come from the server or the page. */
const ownWords = /^[^':]*(?:: [^':]*)?$/;

function fits(text: string, { exactly, prefix, contains }: TextPattern): boolean {
  if (exactly !== undefined) return text === exactly;
  if (prefix !== undefined) return text.startsWith(prefix);
  if (contains === undefined) return false;
  const found = text.indexOf(contains);
  if (found < 0 || !ownWords.test(text.slice(0, found))) return false;
  const isWholeName = contains.startsWith('net::') && !contains.endsWith('_');
  return !isWholeName || !wordEnd.test(text.slice(found + contains.length));
}

const preamble = /^WebSocket connection to '[^']*' failed: /;

/** The first pattern that a browser text fits; null for one that is not known in that browser. */
export function recogniseText(text: string, browser: BrowserKind): TextPattern | null {
  if (browser === 'firefox') return firefoxPatterns.find((pattern) => fits(text, pattern)) ?? null;
  const words = text.replace(preamble, '');
  return textPatterns.find((pattern) => fits(words, pattern)) ?? null;
}

/** The HTTP status in "Unexpected response code: N"; null where the text has none. */
export function statusOf(text: string): number | null {
  const found = /Unexpected response code: (\d{3})\b/.exec(text);
  return found ? Number(found[1]) : null;
}
