import { describe, expect, test } from 'vitest';
import { diagnosed, ended, failed } from '../stories/fixtures.ts';

const connect = 'Error in connection establishment: net::';
const shake = 'Error during WebSocket handshake: ';

/** Each row of what was measured on Chromium 156: what was seen; cause, confidence, who closed, effective code. */
const rows = [
  ['open@20 closed:1000@500', null, 'normal', 'certain', 'server', null],
  ['open@20 closed:999@500', null, 'application', 'certain', 'server', null],
  ['open@20 closed:65535@500', null, 'application', 'certain', 'server', null],
  ['open@20 closed:1005@500', null, 'no-status', 'certain', 'server', null],
  [
    'open@20 failed@500',
    'Received a broken close frame containing a reserved status code.',
    'bad-close-frame',
    'certain',
    'browser',
    1002,
  ],
  [
    'open@20 failed@500',
    'Received a broken close frame with an invalid size of 1 byte.',
    'bad-close-frame',
    'certain',
    'browser',
    1002,
  ],
  ['open@20 cut@500', null, 'cut', 'likely', 'network', null],
  [
    'open@20 failed@500',
    'One or more reserved bits are on: reserved1 = 1, reserved2 = 0, reserved3 = 0',
    'compression',
    'likely',
    'browser',
    1002,
  ],
  [
    'open@20 failed@500',
    'One or more reserved bits are on: reserved1 = 0, reserved2 = 1, reserved3 = 0',
    'protocol-violation',
    'certain',
    'browser',
    1002,
  ],
  ['open@20 failed@500', 'Could not decode a text frame as UTF-8.', 'bad-utf8', 'certain', 'browser', 1002],
  [
    'open@20 failed@500',
    'A server must not mask any frames that it sends to the client.',
    'protocol-violation',
    'certain',
    'browser',
    1002,
  ],
  ['open@20 failed@500', 'Unrecognized frame opcode: 3', 'protocol-violation', 'certain', 'browser', 1002],
  ['failed@14', `${shake}Unexpected response code: 403`, 'handshake-status', 'certain', 'nobody', null],
  [
    'failed@14',
    'HTTP Authentication failed; no valid credentials available',
    'handshake-auth',
    'certain',
    'nobody',
    null,
  ],
  [
    'failed@14',
    'Connection closed before receiving a handshake response',
    'handshake-dropped',
    'certain',
    'nobody',
    null,
  ],
  ['failed@14', `${shake}net::ERR_INVALID_HTTP_RESPONSE`, 'handshake-invalid', 'certain', 'nobody', null],
  [
    'failed@14',
    `${shake}Incorrect 'Sec-WebSocket-Accept' header value`,
    'handshake-accept',
    'certain',
    'nobody',
    null,
  ],
  [
    'failed@14',
    `${shake}Response must not include 'Sec-WebSocket-Protocol' header if not present in request: zzz`,
    'handshake-subprotocol',
    'certain',
    'nobody',
    null,
  ],
  [
    'asks:chat failed@14',
    `${shake}Sent non-empty 'Sec-WebSocket-Protocol' header but no response was received`,
    'handshake-subprotocol',
    'certain',
    'nobody',
    null,
  ],
  ['failed@14', `${connect}ERR_CONNECTION_REFUSED`, 'refused', 'certain', 'nobody', null],
  ['failed@14', `${connect}ERR_NAME_NOT_RESOLVED`, 'dns', 'certain', 'nobody', null],
  ['failed@14', `${connect}ERR_CERT_AUTHORITY_INVALID`, 'tls-untrusted', 'certain', 'nobody', 1015],
  ['failed@14', `${connect}ERR_CERT_DATE_INVALID`, 'tls-expired', 'certain', 'nobody', 1015],
  ['failed@14', `${connect}ERR_CERT_COMMON_NAME_INVALID`, 'tls-wrong-host', 'certain', 'nobody', 1015],
  ['failed@14', `${connect}ERR_SSL_PROTOCOL_ERROR`, 'tls-protocol', 'certain', 'nobody', 1015],
  ['failed@14', `${connect}ERR_SSL_VERSION_OR_CIPHER_MISMATCH`, 'tls-protocol', 'certain', 'nobody', 1015],
  ['failed@14', `${connect}ERR_UNSAFE_PORT`, 'blocked-port', 'certain', 'nobody', null],
  [
    'errorOnly@14',
    "Connecting to 'wss://x/' violates the following Content Security Policy directive: \"connect-src 'self'\".",
    'blocked-by-csp',
    'certain',
    'nobody',
    null,
  ],
  [
    'call@3 failed@4',
    'WebSocket is closed before the connection is established.',
    'page-closed-early',
    'certain',
    'page',
    null,
  ],
  ['open@20 call@400 closed:1005@500', null, 'no-status', 'certain', 'page', null],
  ['open@20 call:4003/bye@400 closed:4003/bye@500', null, 'application', 'certain', 'page', null],
  ['open@20 call:!1001@400 cut@500', null, 'cut', 'likely', 'network', null],
  ['open@20 call:1000@400 cut@60400', null, 'close-unanswered', 'certain', 'page', null],
  ['open@20 gone:page-left@500', null, 'page-left', 'certain', 'browser', 1001],
  ['open@20 gone:back-forward-cache@500', null, 'back-forward-cache', 'certain', 'browser', null],
  ['open@20 cut@500', 'Page entered Back-Forward Cache.', 'back-forward-cache', 'certain', 'browser', null],
  ['open@20 gone:frame-removed@500', null, 'frame-removed', 'certain', 'browser', 1001],
  ['worker open@20 gone:worker-ended@500', null, 'worker-ended', 'certain', 'browser', 1001],
] as const;

test.each(rows)('%s, %s: %s, %s', (story, text, cause, confidence, closedBy, effectiveCode) => {
  const socket = text === null ? ended(story) : failed(text, story);
  expect(diagnosed(socket)).toMatchObject({ cause, confidence, closedBy, effectiveCode });
});

describe('a failure that was logged before recording began', () => {
  test('has its cause from the text, and nobody closed it', () => {
    const socket = failed(`${connect}ERR_CONNECTION_REFUSED`, 'logged@0');
    expect(diagnosed(socket)).toMatchObject({ cause: 'refused', confidence: 'certain', closedBy: 'nobody' });
  });
  test('was closed by the browser where the text says that it failed an open connection', () => {
    const socket = failed('Unrecognized frame opcode: 3', 'logged@0');
    expect(diagnosed(socket)).toMatchObject({ cause: 'protocol-violation', closedBy: 'browser' });
  });
});
