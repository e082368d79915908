import type { CauseRow } from './cause-row.ts';

export const notLetThroughCauses = {
  'mixed-content': {
    is: '`ws:` from an HTTPS page',
    proof: 'SecurityError, or the text',
    confidence: 'certain',
    source: 'Chromium websocket_common.cc',
  },
  'blocked-by-csp': {
    is: '`connect-src` forbids the URL',
    proof: "the violation's text; else an error event without a close event",
    confidence: 'certain; likely without the text',
    source: 'measured',
  },
  'request-blocked': {
    is: 'an extension, a policy, local network access or a firewall stopped the request; or the browser canceled it without saying for whom',
    proof:
      '`ERR_BLOCKED_BY_CLIENT`, `ERR_BLOCKED_BY_ADMINISTRATOR`, `ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS`, `ERR_NETWORK_ACCESS_DENIED` (certain); `WebSocket opening handshake was canceled` (possible)',
    confidence: 'certain, possible',
    source: 'Chromium net_error_list.h, websocket_stream.cc',
  },
  'blocked-port': {
    is: "a port of the Fetch standard's list",
    proof: '`ERR_UNSAFE_PORT`',
    confidence: 'certain',
    source: 'measured',
  },
  'too-many-sockets': {
    is: 'more than 255 handshakes pending in one process; open sockets do not count. Or the browser lacked memory, file handles or the like',
    proof: '`Insufficient resources`; `ERR_INSUFFICIENT_RESOURCES`',
    confidence: 'certain',
    source: 'measured; Chromium websocket_throttler.h, net_errors_posix.cc',
  },
  'socket-pool-full': {
    is: 'all places for open WebSockets taken (256 a profile, 255 to one server), so the handshake waited until it timed out',
    proof: "the time-out's text, and 255 or more others open in the log at that moment",
    confidence: 'likely',
    source:
      'Chromium client_socket_pool_manager.cc; [WebView2Feedback 2344](https://github.com/MicrosoftEdge/WebView2Feedback/issues/2344)',
  },
} as const satisfies Record<string, CauseRow>;
