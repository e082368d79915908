import type { CauseRow } from './cause-row.ts';

export const wayCauses = {
  offline: {
    is: 'no network, or it changed',
    proof:
      "`ERR_INTERNET_DISCONNECTED`, `ERR_NETWORK_CHANGED` (certain); `navigator.onLine` or the browser's offline report (likely); cuts to several hosts within a second (possible)",
    confidence: 'certain, likely, possible',
    source: 'measured; Chromium net_error_list.h',
  },
  'machine-slept': {
    is: 'the machine was suspended, or the browser frozen, while the socket was open',
    proof:
      "the background's timer came more than 10 s late, the socket was open before that, and it ended during it or within 10 s after, with nothing received more than 2 s after",
    confidence:
      'likely for a cut, or where a heartbeat failed; possible for 1000, 1001, 1005, 1011 without a reason; none where one side said goodbye in a message',
    source: 'measured (browser stopped with SIGSTOP)',
  },
  dns: {
    is: 'the name could not be resolved',
    proof: '`ERR_NAME_NOT_RESOLVED`',
    confidence: 'certain',
    source: 'measured',
  },
  refused: {
    is: 'nothing listens on the port, or a firewall refused',
    proof: '`ERR_CONNECTION_REFUSED`',
    confidence: 'certain',
    source: 'measured',
  },
  'not-reached': {
    is: 'Firefox: refused, unreachable or blocked; it does not tell which',
    proof:
      '`NS_ERROR_CONNECTION_REFUSED`, which stands for a refused port, a missing route, a missing address and a firewall’s veto alike (on loopback it is `refused`); or no answer and no word of Firefox',
    confidence:
      'certain with the name; likely where a request got no answer; possible where nothing is known of a request',
    source: 'measured; Firefox nsSocketTransport2.cpp, `ErrorAccordingToNSPR`',
  },
  unreachable: {
    is: 'no route, or no answer',
    proof: '`ERR_ADDRESS_UNREACHABLE`, `ERR_CONNECTION_TIMED_OUT`',
    confidence: 'certain',
    source: 'Chromium net_error_list.h',
  },
  proxy: {
    is: "the browser's proxy refused or failed",
    proof:
      '`ERR_PROXY_...`, `ERR_TUNNEL_CONNECTION_FAILED`, `Establishing a tunnel via proxy server failed.`',
    confidence: 'certain',
    source: 'measured; Chromium websocket_stream.cc, net_error_list.h',
  },
  'tls-untrusted': {
    is: 'unknown signer; effective code 1015',
    proof: '`ERR_CERT_AUTHORITY_INVALID`',
    confidence: 'certain',
    source: 'measured',
  },
  'tls-expired': {
    is: "outside the certificate's dates; 1015",
    proof: '`ERR_CERT_DATE_INVALID`',
    confidence: 'certain',
    source: 'Chromium net_error_list.h',
  },
  'tls-wrong-host': {
    is: 'the certificate names other hosts; 1015',
    proof: '`ERR_CERT_COMMON_NAME_INVALID`',
    confidence: 'certain',
    source: 'Chromium net_error_list.h',
  },
  'tls-protocol': {
    is: 'no TLS on the port, or nothing in common; 1015',
    proof: '`ERR_SSL_PROTOCOL_ERROR`, `ERR_SSL_VERSION_OR_CIPHER_MISMATCH`',
    confidence: 'certain',
    source: 'measured',
  },
  'tls-other': {
    is: 'any other certificate or TLS error, such as a name that the server refuses (SNI); 1015',
    proof: 'other `ERR_CERT_...`, `ERR_SSL_...`',
    confidence: 'certain',
    source: 'Chromium net_error_list.h',
  },
} as const satisfies Record<string, CauseRow>;
