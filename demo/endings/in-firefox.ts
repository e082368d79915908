import type { CauseId, Confidence } from '../../src/diagnosis/types.ts';
import type { ClosedBy } from '../../src/model/socket.ts';
import type { Ending } from './types.ts';

/** What Firefox shows of an ending where it is not what `expected` says, which is Chromium's. */
export interface SeenInFirefox {
  /** The page's CloseEvent; null where it gets none. Without `wasClean`: both were seen. */
  readonly close?: { readonly code: number; readonly reason: string; readonly wasClean?: boolean } | null;
  /** True: where the page is gone before the closing handshake is over, it gets no event at all. */
  readonly closeMayBeMissed?: true;
  /** Code of the close frame that the server gets; null for a frame without one, 'none' for no frame at all. */
  readonly serverGets?: number | null | 'none';
  /** True: where the page's process is busy, the connection may go before its close frame does. */
  readonly frameMayBeMissed?: true;
  /** Firefox takes no offence, and the socket stays open. */
  readonly staysOpen?: true;
  /** Name of the constructor's exception, or what the demo page says in its place. */
  readonly threw?: string;
  /** Seconds it takes, where that is not what Chromium takes. */
  readonly seconds?: number;
  /** What an extension is told of the handshake: the answer's status, or the error; null where nothing is. Without: 101. */
  readonly request?: number | string | null;
  /** The answer where it is not Chromium's; null where there is no end to be diagnosed. */
  readonly answer?: Partial<AnswerInFirefox> | null;
  /** The answer where the page got no event, though it may get one. */
  readonly answerIfMissed?: AnswerInFirefox;
  /** What is otherwise where the close was not clean, though it may be. */
  readonly answerIfUnclean?: Partial<AnswerInFirefox>;
}

/** What Closeframe answers in Firefox. */
export interface AnswerInFirefox {
  readonly cause: CauseId;
  readonly confidence: Confidence;
  readonly closedBy: ClosedBy;
  readonly effectiveCode: number | null;
}

/** A forbidden code in a close frame is taken as any other, and shows that the frame was broken. */
const taken = (code: number): SeenInFirefox => ({
  close: { code, reason: '', wasClean: true },
  serverGets: null,
  answer: { closedBy: 'server', effectiveCode: null },
});

/** 1005 for an empty frame, and for two kinds of broken ones. */
const emptyFrame: SeenInFirefox['answer'] = {
  cause: 'no-status',
  confidence: 'likely',
  closedBy: 'server',
  effectiveCode: null,
};

/** 1006 after open, and not a word: lost, or failed by Firefox for a broken frame. */
const silence: SeenInFirefox['answer'] = {
  cause: 'cut',
  confidence: 'possible',
  closedBy: 'unknown',
  effectiveCode: null,
};

/** The connection is failed by the end of TCP alone. */
const withoutFrame: SeenInFirefox = { serverGets: 'none', answer: silence };

/** No TLS: the only failure whose code a page in Firefox can tell from the others. */
const tls = (request: string): SeenInFirefox => ({
  close: { code: 1015, reason: '', wasClean: false },
  request,
  answer: { effectiveCode: null },
});

/** The start of a navigation closes the page's sockets, which it may live to be told. */
const leaving: SeenInFirefox = {
  close: { code: 1001, reason: '', wasClean: true },
  closeMayBeMissed: true,
  serverGets: 1001,
  // Seen once, in a run of all tests.
  frameMayBeMissed: true,
  answer: { cause: 'page-left', confidence: 'likely', closedBy: 'browser', effectiveCode: null },
  answerIfMissed: { cause: 'page-left', confidence: 'certain', closedBy: 'browser', effectiveCode: 1001 },
};

const open: SeenInFirefox = { close: null, staysOpen: true, answer: null };

/** There are no messages to read a goodbye or a heartbeat in: the code is all there is. */
const byCode = (
  cause: CauseId,
  confidence: Confidence = 'certain',
  closedBy: ClosedBy = 'server',
): SeenInFirefox => ({ answer: { cause, confidence, closedBy } });

const statuses = [200, 301, 400, 401, 403, 404, 407, 426, 429, 500, 502, 503, 504];
const cuts = ['fin', 'reset', 'destroy', 'idle', 'lifetime', 'heroku-other-figure'];

/** By the ending's id, measured with Firefox 153; endings that are not named here end as in Chromium. */
export const inFirefox: Readonly<Record<string, SeenInFirefox>> = {
  ...Object.fromEntries(statuses.map((status) => [`status-${status}`, { request: status }])),
  ...Object.fromEntries(cuts.map((id) => [id, { answer: silence }])),
  // The close frame is answered with an empty one.
  'close-0': { serverGets: null },
  'close-empty': { answer: emptyFrame },
  'reserved-1005': { ...taken(1005), answer: emptyFrame },
  'reserved-1006': taken(1006),
  'reserved-1015': taken(1015),
  // Firefox has a 1009 of its own, for messages that it does not take.
  'max-payload': { close: { code: 1009, reason: '' }, answerIfUnclean: { confidence: 'likely' } },
  'socket-io-kicked': { answer: emptyFrame },
  'socket-io-deaf': { answer: emptyFrame },
  'signalr-error': byCode('normal'),
  'cable-unauthorized': byCode('normal'),
  'graphql-legacy': byCode('server-error'),
  'stomp-refused': byCode('protocol-violation'),
  'stomp-silent': { answer: silence },
  'vite-restart': { answer: silence },
  masked: open,
  opcode: withoutFrame,
  'fragmented-control': withoutFrame,
  'large-control': withoutFrame,
  'stray-continuation': withoutFrame,
  rsv1: withoutFrame,
  'deflate-unasked': withoutFrame,
  'deflate-garbage': withoutFrame,
  'bad-utf8': withoutFrame,
  'close-one-byte': { ...taken(1005), answer: emptyFrame },
  'close-bad-utf8': withoutFrame,
  'hang-up': { request: 'NS_ERROR_NET_RESET' },
  'reset-early': { request: 'NS_ERROR_NET_RESET' },
  garbage: { request: 'NS_ERROR_WEBSOCKET_CONNECTION_REFUSED', answer: { confidence: 'likely' } },
  'unasked-protocol': open,
  'no-protocol': open,
  'reconnect-loop': { request: 503 },
  refused: { request: 'NS_ERROR_CONNECTION_REFUSED' },
  'unknown-name': { request: 'NS_ERROR_UNKNOWN_HOST' },
  'blocked-port': { request: null, answer: { confidence: 'likely' } },
  'tls-untrusted': tls('Peer’s Certificate issuer is not recognized.'),
  'tls-expired': tls('Peer’s Certificate has expired.'),
  'tls-wrong-host': tls(
    'Unable to communicate securely with peer: requested domain name does not match the server’s certificate.',
  ),
  'tls-old': tls('Peer reports incompatible or unsupported protocol version.'),
  'wss-to-plain': tls('SSL received a record that exceeded the maximum permissible length.'),
  'ws-to-tls': { request: 'NS_ERROR_NET_RESET' },
  'page-close-early': { request: null },
  'stream-close': { close: null, threw: 'no WebSocketStream here', request: null, answer: null },
  'blocked-by-csp': {
    close: null,
    threw: 'NS_ERROR_CONTENT_BLOCKED',
    request: null,
  },
  'mixed-content': { close: null, threw: 'SecurityError', request: null },
  'page-close-unanswered': { seconds: 20 },
  'worker-ended': {
    answer: { cause: 'unknown', confidence: 'unknown', closedBy: 'unknown', effectiveCode: null },
  },
  reload: leaving,
  'back-forward-cache': leaving,
};

/** Closeframe's answer to an ending in Firefox; null where it does not end there, or is no socket. */
export function answerInFirefox({ id, expected }: Ending): AnswerInFirefox | null {
  const own = inFirefox[id]?.answer;
  if (own === null) return null;
  const { cause, confidence, closedBy, effectiveCode } = expected;
  return { cause, confidence, closedBy, effectiveCode, ...own };
}

/** The same where the page's own event is known; null where it got none. */
export function answerForClose(
  ending: Ending,
  close: { readonly wasClean: boolean } | null,
): AnswerInFirefox | null {
  const answer = answerInFirefox(ending);
  const { answerIfMissed, answerIfUnclean } = inFirefox[ending.id] ?? {};
  if (close === null) return answerIfMissed ?? answer;
  return answer && !close.wasClean ? { ...answer, ...answerIfUnclean } : answer;
}
