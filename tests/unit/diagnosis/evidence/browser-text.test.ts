import { describe, expect, test } from 'vitest';
import { recogniseText, statusOf, textPatterns } from '../../../../src/diagnosis/evidence/browser-text.ts';
import { diagnosed, ended, failed } from '../stories/fixtures.ts';

const connect = 'Error in connection establishment: net::ERR_';

test.each([
  ['NAME_NOT_RESOLVED', 'dns'],
  ['NAME_RESOLUTION_FAILED', 'dns'],
  ['CONNECTION_REFUSED', 'refused'],
  ['ADDRESS_UNREACHABLE', 'unreachable'],
  ['CONNECTION_TIMED_OUT', 'unreachable'],
  ['TIMED_OUT', 'handshake-timeout'],
  ['UNSAFE_PORT', 'blocked-port'],
  ['INTERNET_DISCONNECTED', 'offline'],
  ['NETWORK_CHANGED', 'offline'],
  ['BLOCKED_BY_CLIENT', 'request-blocked'],
  ['BLOCKED_BY_CSP', 'blocked-by-csp'],
  ['INSUFFICIENT_RESOURCES', 'out-of-resources'],
  ['CERT_AUTHORITY_INVALID', 'tls-untrusted'],
  ['CERT_DATE_INVALID', 'tls-expired'],
  ['CERT_COMMON_NAME_INVALID', 'tls-wrong-host'],
  ['SSL_PROTOCOL_ERROR', 'tls-protocol'],
  ['SSL_UNRECOGNIZED_NAME_ALERT', 'tls-other'],
  ['CERT_KNOWN_INTERCEPTION_BLOCKED', 'tls-other'],
  ['HTTP2_PROTOCOL_ERROR', 'handshake-http2'],
  ['QUIC_PROTOCOL_ERROR', 'handshake-http2'],
  ['SSL_VERSION_OR_CIPHER_MISMATCH', 'tls-protocol'],
  ['CERT_REVOKED', 'tls-other'],
  ['SSL_CLIENT_AUTH_CERT_NEEDED', 'tls-other'],
  ['BAD_SSL_CLIENT_AUTH_CERT', 'tls-other'],
  ['PROXY_CONNECTION_FAILED', 'proxy'],
  ['TUNNEL_CONNECTION_FAILED', 'proxy'],
  ['PROXY_CERTIFICATE_INVALID', 'proxy'],
  ['SOCKS_CONNECTION_FAILED', 'proxy'],
  ['EMPTY_RESPONSE', 'handshake-dropped'],
  ['CONNECTION_RESET', 'handshake-dropped'],
  ['CONNECTION_CLOSED', 'handshake-dropped'],
])('net::ERR_%s is %s', (name, kind) => {
  expect(recogniseText(connect + name, 'chromium')?.kind).toBe(kind);
});

describe('an unknown text', () => {
  const unknown = [
    `${connect}CONNECTION_REFUSED_BY_MOONLIGHT`,
    `${connect}SOMETHING_NEW`,
    'Error during WebSocket handshake: net::ERR_SOMETHING_NEW',
    'Please see: Could not decode a text frame as UTF-8.',
    '',
  ];
  test.each(unknown)('"%s" is not forced into a cause', (text) => {
    expect(recogniseText(text, 'chromium')).toBeNull();
    expect(diagnosed(failed(text))).toMatchObject({ cause: 'unknown', confidence: 'unknown' });
  });
  test('after open is no silent cut', () => {
    expect(diagnosed(failed('Something new', 'open@5 cut@60005')).cause).toBe('unknown');
  });
  test('is shown letter by letter', () => {
    const { evidence, subtitle } = diagnosed(failed('Whatever <b>this</b> is'));
    expect(evidence).toContainEqual({
      label: 'causes.evidence.label.browserSaid',
      fact: { verbatim: 'Whatever <b>this</b> is' },
    });
    expect(subtitle?.values).toEqual({ reason: { verbatim: 'Whatever <b>this</b> is' } });
  });
});

describe('what a server wrote into the text', () => {
  const handshake = 'Error during WebSocket handshake: ';
  test.each([
    [
      "'Sec-WebSocket-Extensions' header value is rejected by the parser: net::ERR_CERT_AUTHORITY_INVALID",
      'handshake-extension',
    ],
    ["'Upgrade' header value is not 'WebSocket': net::ERR_CONNECTION_REFUSED", 'handshake-invalid'],
    [
      "'Upgrade' header value is not 'WebSocket': Incorrect 'Sec-WebSocket-Accept' header value",
      'handshake-invalid',
    ],
    [
      "'Sec-WebSocket-Protocol' header value 'Mixed Content: insecure WebSocket' in response does not match",
      'handshake-subprotocol',
    ],
    ["'Connection' header value must contain 'Upgrade', but: Ping received after close", 'handshake-invalid'],
    ['Error in permessage-deflate: net::ERR_NAME_NOT_RESOLVED', 'handshake-extension'],
  ])('is not taken for the browser speaking: %s', (words, kind) => {
    expect(recogniseText(handshake + words, 'chromium')?.kind).toBe(kind);
  });
});

describe("what a page wrote into the constructor's exception", () => {
  const threw = (exceptionName: string, exceptionMessage: string) =>
    diagnosed(ended('threw:x@0', { ending: { kind: 'threw', exceptionName, exceptionMessage } })).cause;
  const words = 'An insecure WebSocket connection may not be initiated from a page loaded over HTTPS.';
  test.each([
    ['SecurityError', `Failed to construct 'WebSocket': ${words}`, 'mixed-content'],
    ['SyntaxError', `Failed to construct 'WebSocket': ${words}`, 'constructor-threw'],
    ['SyntaxError', `Failed to construct 'WebSocket': The URL '${words}' is invalid.`, 'constructor-threw'],
    ['SecurityError', `The URL 'a' is invalid: '${words}'`, 'constructor-threw'],
  ])('%s: %s', (name, message, cause) => {
    expect(threw(name, message)).toBe(cause);
  });
});

test('an extension that is not compression is not called compression in the title', () => {
  const text = "Error during WebSocket handshake: Found an unsupported extension 'x-unheard-of'";
  expect(diagnosed(failed(text)).title.key).toBe('causes.compression.titleNegotiation');
});

test('the words before the reason may still be there', () => {
  const text = "WebSocket connection to 'wss://x/' failed: Invalid frame header";
  expect(recogniseText(text, 'chromium')?.kind).toBe('protocol-violation');
});

test('every pattern says where its text comes from and is reached by that very text', () => {
  for (const pattern of textPatterns) {
    expect(pattern.source).toMatch(/^(?:measured on Chromium \d+|Chromium [\w/.]+)$/);
    expect(recogniseText(pattern.prefix ?? pattern.contains ?? '', 'chromium')).toBe(pattern);
  }
});

test.each([
  ['Error during WebSocket handshake: Unexpected response code: 403', 403],
  ['Error during WebSocket handshake: Unexpected response code: 4031', null],
  ['Error during WebSocket handshake: Unexpected response code: ', null],
])('%s has the status %s', (text, status) => {
  expect(statusOf(text)).toBe(status);
});

test.each([
  ['One or more reserved bits are on: reserved1 = 1, reserved2 = 1, reserved3 = 0', 'Invalid reserved bit'],
  ['Could not decode a text frame as UTF-8.', 'Invalid UTF-8 in text frame'],
  ['A server must not mask any frames that it sends to the client.', 'Masked frame from server'],
  ['Unrecognized frame opcode: 3', 'Unknown opcode'],
  ['Received unexpected continuation frame.', 'Unexpected continuation'],
  ['Received a broken close frame containing invalid UTF-8.', 'Invalid UTF-8 in Close frame'],
])('%s: the server logs 1002 "%s"', (text, reason) => {
  const { effectiveCode, serverLog } = diagnosed(failed(text, 'open@5 failed@50'));
  expect(effectiveCode).toBe(1002);
  expect(serverLog?.values).toEqual({ closeCode: 1002, reason: { verbatim: reason } });
});

test('a frame after the close frame sends the server nothing more', () => {
  const { effectiveCode, serverLog } = diagnosed(failed('Ping received after close', 'open@5 failed@50'));
  expect([effectiveCode, serverLog]).toEqual([null, null]);
});

test.each([
  ['open@5 failed@50', 1, 'compression', 'likely'],
  ['open@5 extensions:permessage-deflate failed@50', 1, 'compression', 'possible'],
  ['logged@0', 1, 'compression', 'possible'],
  ['open@5 failed@50', 0, 'protocol-violation', 'certain'],
])('%s, first reserved bit %i: %s, %s', (story, bit, cause, confidence) => {
  const text = `One or more reserved bits are on: reserved1 = ${bit}, reserved2 = ${1 - bit}, reserved3 = 0`;
  expect(diagnosed(failed(text, story))).toMatchObject({ cause, confidence, effectiveCode: 1002 });
});
