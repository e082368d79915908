/** How a text begins that says why no connection came about, or no handshake. */
export const connect = 'Error in connection establishment: net::';
export const shake = 'Error during WebSocket handshake: ';

/** Texts of the browser, with the story they belong to where it is not a failure to connect. */
export const texts: readonly (readonly [text: string, story?: string])[] = [
  ...['NAME_NOT_RESOLVED', 'CONNECTION_REFUSED', 'ADDRESS_UNREACHABLE', 'CONNECTION_TIMED_OUT'].map(
    (name) => [`${connect}ERR_${name}`] as const,
  ),
  ...['UNSAFE_PORT', 'INTERNET_DISCONNECTED', 'NETWORK_CHANGED', 'PROXY_CONNECTION_FAILED'].map(
    (name) => [`${connect}ERR_${name}`] as const,
  ),
  ...['BLOCKED_BY_CLIENT', 'BLOCKED_BY_ADMINISTRATOR', 'BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS'].map(
    (name) => [`${connect}ERR_${name}`] as const,
  ),
  ...['NETWORK_ACCESS_DENIED', 'NETWORK_ACCESS_REVOKED', 'CERT_AUTHORITY_INVALID', 'CERT_DATE_INVALID'].map(
    (name) => [`${connect}ERR_${name}`] as const,
  ),
  ...['CERT_COMMON_NAME_INVALID', 'SSL_PROTOCOL_ERROR', 'CERT_REVOKED', 'TIMED_OUT'].map(
    (name) => [`${connect}ERR_${name}`] as const,
  ),
  ...[200, 301, 403, 404, 418, 426, 429, 500, 502].map(
    (status) => [`${shake}Unexpected response code: ${status}`, 'asks:vite-hmr failed@14'] as const,
  ),
  ['Insufficient resources'],
  [`${connect}ERR_INSUFFICIENT_RESOURCES`],
  ['WebSocket opening handshake was canceled'],
  [`${connect}ERR_HTTP2_PROTOCOL_ERROR`],
  [`${connect}ERR_SSL_UNRECOGNIZED_NAME_ALERT`],
  ['HTTP Authentication failed; no valid credentials available'],
  ['Connection closed before receiving a handshake response'],
  [`${shake}net::ERR_INVALID_HTTP_RESPONSE`],
  [`${shake}Incorrect 'Sec-WebSocket-Accept' header value`],
  [`${shake}Response must not include 'Sec-WebSocket-Protocol' header if not present in request: zzz`],
  [
    `${shake}Sent non-empty 'Sec-WebSocket-Protocol' header but no response was received`,
    'asks:chat failed@9',
  ],
  [`${shake}Error in permessage-deflate: Received duplicate permessage-deflate response`],
  ['One or more reserved bits are on: reserved1 = 1, reserved2 = 0, reserved3 = 0', 'open@5 failed@99'],
  [
    'One or more reserved bits are on: reserved1 = 1, reserved2 = 0, reserved3 = 0',
    'open@5 extensions:permessage-deflate failed@99',
  ],
  ['One or more reserved bits are on: reserved1 = 0, reserved2 = 1, reserved3 = 0', 'open@5 failed@99'],
  ['Received a broken close frame containing a reserved status code.', 'open@5 failed@99'],
  ['Could not decode a text frame as UTF-8.', 'open@5 failed@99'],
  ['A server must not mask any frames that it sends to the client.', 'open@5 failed@99'],
  ['Unrecognized frame opcode: 3', 'open@5 failed@99'],
  ['Invalid frame header', 'open@5 failed@99'],
  ['Received unexpected continuation frame.', 'open@5 failed@99'],
  ['Received start of new message but previous message is unfinished.', 'open@5 failed@99'],
  ['Ping received after close', 'open@5 call:1000@80 failed@99'],
  [
    'Connecting to \'wss://x/\' violates the following Content Security Policy directive: "a".',
    'errorOnly@9',
  ],
  ['WebSocket is closed before the connection is established.', 'call@3 failed@4'],
  ['Something that no table knows', 'failed@9'],
];
