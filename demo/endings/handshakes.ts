import type { CauseId } from '../../src/diagnosis/types.ts';
import { abnormal, type EndingInGroup, plain } from './types.ts';

const refusedHandshake = (
  path: string,
  title: string,
  text: string,
  cause: CauseId,
  protocols?: readonly string[],
): EndingInGroup => ({
  id: path.replace('/', '-'),
  title,
  recipe: { kind: 'socket', to: plain(path), ...(protocols ? { protocols } : {}) },
  expected: { close: abnormal, text, cause, confidence: 'certain', effectiveCode: null, closedBy: 'nobody' },
});

const status = (code: number, words: string): EndingInGroup =>
  refusedHandshake(
    `status/${code}`,
    `HTTP ${code} ${words}`,
    `Error during WebSocket handshake: Unexpected response code: ${code}`,
    'handshake-status',
  );

/** The server answers the opening handshake with anything but a proper 101. */
export const handshakes: readonly EndingInGroup[] = [
  status(200, 'a page instead of a socket'),
  status(301, 'moved'),
  status(400, 'Bad Request'),
  refusedHandshake(
    'status/401',
    'HTTP 401 Unauthorized',
    'HTTP Authentication failed; no valid credentials available',
    'handshake-auth',
  ),
  status(403, 'Forbidden'),
  status(404, 'Not Found'),
  refusedHandshake(
    'status/407',
    'HTTP 407 by a server that is no proxy',
    'Error in connection establishment: net::ERR_UNEXPECTED_PROXY_AUTH',
    'handshake-auth',
  ),
  status(426, 'Upgrade Required'),
  status(429, 'Too Many Requests'),
  status(500, 'Internal Server Error'),
  status(502, 'Bad Gateway'),
  status(503, 'Service Unavailable'),
  status(504, 'Gateway Timeout'),
  refusedHandshake(
    'hang-up',
    'TCP closed instead of an answer',
    'Connection closed before receiving a handshake response',
    'handshake-dropped',
  ),
  refusedHandshake(
    'reset-early',
    'TCP reset instead of an answer',
    'Error during WebSocket handshake: net::ERR_CONNECTION_RESET',
    'handshake-dropped',
  ),
  refusedHandshake(
    'garbage',
    'garbage instead of HTTP',
    'Error during WebSocket handshake: net::ERR_INVALID_HTTP_RESPONSE',
    'handshake-invalid',
  ),
  refusedHandshake(
    'no-upgrade-header',
    '101 without the Upgrade header',
    "Error during WebSocket handshake: 'Upgrade' header is missing",
    'handshake-invalid',
  ),
  refusedHandshake(
    'wrong-accept',
    'a wrong Sec-WebSocket-Accept',
    "Error during WebSocket handshake: Incorrect 'Sec-WebSocket-Accept' header value",
    'handshake-accept',
  ),
  refusedHandshake(
    'unasked-protocol',
    'a subprotocol the page never asked for',
    "Error during WebSocket handshake: Response must not include 'Sec-WebSocket-Protocol' header",
    'handshake-subprotocol',
  ),
  refusedHandshake(
    'no-protocol',
    'no subprotocol though the page asked for one',
    "Error during WebSocket handshake: Sent non-empty 'Sec-WebSocket-Protocol' header but no response was received",
    'handshake-subprotocol',
    ['chat'],
  ),
  refusedHandshake(
    'unasked-extension',
    'an extension the browser never offered',
    "Error during WebSocket handshake: Found an unsupported extension 'x-unheard-of'",
    'compression',
  ),
  {
    id: 'reconnect-loop',
    title: 'five attempts without backoff, each a 503',
    recipe: { kind: 'reconnect', to: plain('status/503'), attempts: 5 },
    expected: {
      close: abnormal,
      text: 'Error during WebSocket handshake: Unexpected response code: 503',
      cause: 'handshake-status',
      confidence: 'certain',
      effectiveCode: null,
      closedBy: 'nobody',
    },
  },
];
