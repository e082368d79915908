import type { CauseRow } from './cause-row.ts';

export const handshakeCauses = {
  'handshake-status': {
    is: 'an HTTP status instead of 101, with a fix for each kind',
    proof: "`Unexpected response code: N`; without a text, the status in DevTools' network log",
    confidence: 'certain',
    source: 'measured',
  },
  'handshake-auth': {
    is: '401, or 407 from a server that is not a proxy; the number is not in the text',
    proof:
      "`HTTP Authentication failed`, `ERR_UNEXPECTED_PROXY_AUTH`; without a text, 401 or 407 in DevTools' network log",
    confidence: 'certain',
    source: 'measured',
  },
  'handshake-dropped': {
    is: 'TCP closed or reset before an answer; `ws:` to a TLS port',
    proof: '`Connection closed before receiving a handshake response`, `ERR_CONNECTION_RESET`',
    confidence: 'certain',
    source: 'measured',
  },
  'handshake-timeout': {
    is: "no handshake within Chromium's 240 s, which run from the start: over name, connection, TLS and waiting for a free socket",
    proof: '`WebSocket opening handshake timed out`',
    confidence: 'certain',
    source: 'Chromium websocket_stream.cc',
  },
  'handshake-invalid': {
    is: 'not HTTP, or Upgrade or Connection is wrong; or HTTP/2 or QUIC broke below',
    proof:
      "`ERR_INVALID_HTTP_RESPONSE`, `'Upgrade' header ...`, `ERR_HTTP2_PROTOCOL_ERROR`, `ERR_QUIC_PROTOCOL_ERROR`",
    confidence: 'certain',
    source: 'measured; Chromium net_error_list.h',
  },
  'handshake-accept': {
    is: 'wrong Sec-WebSocket-Accept',
    proof: "`Incorrect 'Sec-WebSocket-Accept' header value`",
    confidence: 'certain',
    source: 'measured',
  },
  'handshake-subprotocol': {
    is: "the server's subprotocol is not one asked for, or missing",
    proof: "`'Sec-WebSocket-Protocol' header ...`",
    confidence: 'certain',
    source: 'measured',
  },
} as const satisfies Record<string, CauseRow>;
