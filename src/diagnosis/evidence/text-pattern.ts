/** What a browser text tells; each has one rule that answers it. */
export type BrowserTextKind =
  | 'dns'
  | 'refused'
  | 'unreachable'
  | 'blocked-port'
  | 'offline'
  | 'request-blocked'
  | 'blocked-by-csp'
  | 'mixed-content'
  | 'too-many-sockets'
  | 'out-of-resources'
  | 'tls-untrusted'
  | 'tls-expired'
  | 'tls-wrong-host'
  | 'tls-protocol'
  | 'tls-other'
  | 'proxy'
  | 'handshake-status'
  | 'handshake-auth'
  | 'handshake-dropped'
  | 'handshake-timeout'
  | 'handshake-canceled'
  | 'handshake-http2'
  | 'handshake-invalid'
  | 'handshake-accept'
  | 'handshake-subprotocol'
  | 'handshake-extension'
  | 'page-closed-early'
  | 'back-forward-cache'
  | 'bad-close-frame'
  | 'bad-utf8'
  | 'reserved-bits'
  | 'protocol-violation'
  /** Only Firefox: refused, unreachable or blocked, under one name. */
  | 'not-reached'
  /** Only Firefox: an answer came that opens no WebSocket. */
  | 'handshake-refused';

export interface TextPattern {
  readonly kind: BrowserTextKind;
  /** The text is this. */
  readonly exactly?: string;
  /** The text begins with this. */
  readonly prefix?: string;
  /**
   * The text contains this, and nothing before it that a server may have written: header values stand behind a quoted
   * name or a second colon. `net::ERR_` names end at a word boundary unless they end in '_'.
   */
  readonly contains?: string;
  readonly source: string;
  /** Close frame that the browser sends to the server when it fails the connection for this. */
  readonly serverGets?: { readonly code: number; readonly reason: string } | null;
}
