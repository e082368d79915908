import type { BrowserTextKind, TextPattern } from './text-pattern.ts';

const measured = 'measured on Firefox 153';
const errorList = 'Firefox xpcom/base/ErrorList.py';
const sentences = 'NSS sslerr and secerr tables, as Firefox shows them in English';

const named = (kind: BrowserTextKind, names: readonly string[], source = errorList): TextPattern[] =>
  names.map((name) => ({ kind, exactly: `NS_ERROR_${name}`, source }));

const said = (kind: BrowserTextKind, texts: readonly string[], source = sentences): TextPattern[] =>
  texts.map((prefix) => ({ kind, prefix, source }));

/**
 * What `webRequest.onErrorOccurred` says of a handshake: the name of an error, or, where TLS failed, NSS's sentence in the
 * reader's language. It says nothing of a connection that was open. A text that matches nothing stays unrecognised.
 */
export const firefoxPatterns: readonly TextPattern[] = [
  // Firefox gives this name to a refused connection, a missing route, an address that is not there and a firewall's veto
  // (netwerk/base/nsSocketTransport2.cpp, ErrorAccordingToNSPR).
  ...named('not-reached', ['CONNECTION_REFUSED'], measured),
  ...named('dns', ['UNKNOWN_HOST'], measured),
  ...named('handshake-dropped', ['NET_RESET'], measured),
  ...named('handshake-dropped', ['NET_INTERRUPT', 'NET_EMPTY_RESPONSE']),
  // An answer came, and it was none that lets a WebSocket open.
  ...named('handshake-refused', ['WEBSOCKET_CONNECTION_REFUSED'], measured),
  ...named('unreachable', ['NET_TIMEOUT']),
  ...named('blocked-port', ['PORT_ACCESS_NOT_ALLOWED']),
  ...named('offline', ['OFFLINE']),
  ...named('request-blocked', ['LOCAL_NETWORK_ACCESS_DENIED']),
  ...named('blocked-by-csp', ['CONTENT_BLOCKED'], measured),
  // The browser's own event, as capture writes it: the page cannot make one that counts as trusted.
  ...said('blocked-by-csp', ['securitypolicyviolation, directive: "'], measured),
  ...named('proxy', ['UNKNOWN_PROXY_HOST', 'PROXY_CONNECTION_REFUSED', 'PROXY_AUTHENTICATION_FAILED']),
  ...named('proxy', ['PROXY_BAD_GATEWAY', 'PROXY_GATEWAY_TIMEOUT', 'PROXY_FORBIDDEN']),

  ...said(
    'tls-untrusted',
    ['Peer’s Certificate issuer is not recognized', "Peer's Certificate issuer is not recognized"],
    measured,
  ),
  ...said('tls-untrusted', ['Peer’s certificate issuer has been marked as not trusted']),
  ...said('tls-untrusted', ['The certificate is not trusted because it is self-signed']),
  ...said('tls-expired', ['Peer’s Certificate has expired', "Peer's Certificate has expired"], measured),
  ...said(
    'tls-wrong-host',
    ['Unable to communicate securely with peer: requested domain name does not match'],
    measured,
  ),
  ...said(
    'tls-protocol',
    [
      'Peer reports incompatible or unsupported protocol version',
      'SSL received a record that exceeded the maximum permissible length',
    ],
    measured,
  ),
  ...said('tls-protocol', [
    'Cannot communicate securely with peer: no common encryption algorithm',
    'Peer using unsupported version of security protocol',
  ]),
];
