/** What Firefox shows of an ending where it is not what `expected` says, which is Chromium's. */
export interface SeenInFirefox {
  /** The page's CloseEvent; null where it gets none. Without `wasClean`: both were seen. */
  readonly close?: { readonly code: number; readonly reason: string; readonly wasClean?: boolean } | null;
  /** True: where the page is gone before the closing handshake is over, it gets no event at all. */
  readonly closeMayBeMissed?: true;
  /** Code of the close frame that the server gets; null for a frame without one, 'none' for no frame at all. */
  readonly serverGets?: number | null | 'none';
  /** Firefox takes no offence, and the socket stays open. */
  readonly staysOpen?: true;
  /** Name of the constructor's exception, or what the demo page says in its place. */
  readonly threw?: string;
  /** Seconds it takes, where that is not what Chromium takes. */
  readonly seconds?: number;
}

/** A reserved code in a close frame is taken as any other. */
const taken = (code: number): SeenInFirefox => ({
  close: { code, reason: '', wasClean: true },
  serverGets: null,
});

/** The connection is failed by the end of TCP alone. */
const withoutFrame: SeenInFirefox = { serverGets: 'none' };

/** No TLS: the only failure whose code a page in Firefox can tell from the others. */
const tls: SeenInFirefox = { close: { code: 1015, reason: '', wasClean: false } };

/** The start of a navigation closes the page's sockets, which it may live to be told. */
const leaving: SeenInFirefox = {
  close: { code: 1001, reason: '', wasClean: true },
  closeMayBeMissed: true,
  serverGets: 1001,
};

const open: SeenInFirefox = { close: null, staysOpen: true };

/** By the ending's id, measured with Firefox 153; endings that are not named here end as in Chromium. */
export const inFirefox: Readonly<Record<string, SeenInFirefox>> = {
  // The close frame is answered with an empty one.
  'close-0': { serverGets: null },
  'reserved-1005': taken(1005),
  'reserved-1006': taken(1006),
  'reserved-1015': taken(1015),
  'max-payload': { close: { code: 1009, reason: '' } },
  masked: open,
  opcode: withoutFrame,
  'fragmented-control': withoutFrame,
  'large-control': withoutFrame,
  'stray-continuation': withoutFrame,
  rsv1: withoutFrame,
  'deflate-unasked': withoutFrame,
  'deflate-garbage': withoutFrame,
  'bad-utf8': withoutFrame,
  'close-one-byte': taken(1005),
  'close-bad-utf8': withoutFrame,
  'unasked-protocol': open,
  'no-protocol': open,
  'tls-untrusted': tls,
  'tls-expired': tls,
  'tls-wrong-host': tls,
  'tls-old': tls,
  'wss-to-plain': tls,
  'stream-close': { close: null, threw: 'no WebSocketStream here' },
  'blocked-by-csp': { close: null, threw: 'NS_ERROR_CONTENT_BLOCKED' },
  'mixed-content': { close: null, threw: 'SecurityError' },
  'page-close-unanswered': { seconds: 20 },
  reload: leaving,
  'back-forward-cache': leaving,
};
