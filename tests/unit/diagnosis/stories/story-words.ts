import type { Handshake, Header, LoggedMessage } from '../../../../src/model/network-entry.ts';
import type { EndedSocket, GoneReason } from '../../../../src/model/socket.ts';
import { closeEvent } from '../../model/sockets.ts';

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };
/** A record in the making. */
export type Draft = Omit<Mutable<EndedSocket>, 'traffic'> & {
  traffic: Mutable<EndedSocket['traffic']>;
};

/** Adds a message to what the network log holds of a socket, and to its traffic. */
function log(
  draft: Draft,
  message: Pick<LoggedMessage, 'direction' | 'at' | 'kind' | 'data' | 'size'>,
): void {
  const entry = draft.network ?? {
    handshake: { status: 101, requestHeaders: [], responseHeaders: [] },
    received: 0,
    sent: 0,
    messages: [],
  };
  const { direction, at } = message;
  draft.network = {
    ...entry,
    [direction]: entry[direction] + 1,
    messages: [...entry.messages, { ...message, cut: false }],
  };
  draft.traffic[direction] = (draft.traffic[direction] ?? 0) + 1;
  draft.traffic[direction === 'received' ? 'lastReceivedAt' : 'lastSentAt'] = at;
}

/** A text as a word of a story has it: '~' for a blank. */
const textMessage = (direction: LoggedMessage['direction'], word: string, at: number) => {
  const data = word.replaceAll('~', ' ');
  return { direction, at, kind: 'text' as const, data, size: data.length };
};

const bytesMessage = (direction: LoggedMessage['direction'], hex: string, at: number) => {
  const bytes = Buffer.from(hex, 'hex');
  return { direction, at, kind: 'binary' as const, data: bytes.toString('base64'), size: bytes.length };
};

/** 'Server=nginx' as a header; '+' stands for a blank. */
const headersOf = (pairs: readonly string[]): readonly Header[] =>
  pairs.map((pair) => {
    const [name = '', ...value] = pair.replaceAll('+', ' ').split('=');
    return [name, value.join('=')];
  });

/** Puts what DevTools' network log has of the handshake into the record. */
function shake(draft: Draft, part: Partial<Handshake>): void {
  const before = draft.network?.handshake ?? { status: null, requestHeaders: [], responseHeaders: [] };
  const entry = draft.network ?? { received: 0, sent: 0, messages: [] };
  draft.network = { ...entry, handshake: { ...before, ...part } };
}

/** What each word of a fixture does to the record; `at` is the time after `@`. */
export const words: Record<string, (draft: Draft, argument: string, at: number) => void> = {
  open: (draft, protocol, at) => {
    draft.everOpened = true;
    draft.openedAt = at;
    draft.protocol = protocol;
  },
  adopted: (draft) => {
    Object.assign(draft, { adopted: true, createdAt: null, openCall: null, everOpened: true });
    Object.assign(draft.traffic, { received: null, sent: null });
  },
  uncounted: (draft) => {
    Object.assign(draft.traffic, { received: null, sent: null });
  },
  received: ({ traffic }, _, at) => {
    traffic.received = (traffic.received ?? 0) + 1;
    traffic.lastReceivedAt = at;
  },
  sent: ({ traffic }, size, at) => {
    traffic.sent = (traffic.sent ?? 0) + 1;
    traffic.lastSentAt = at;
    traffic.lastSentSize = Number(size || 1);
    traffic.largestSentSize = Math.max(traffic.largestSentSize ?? 0, traffic.lastSentSize);
  },
  /** The page's `close()`; 'call:4003/bye', 'call' without a code, 'call:!1001' for one that threw. */
  call: (draft, argument, at) => {
    const [number = '', reason = ''] = argument.split('/');
    const threw = number.startsWith('!');
    const code = number === '' ? null : Number(number.replace('!', ''));
    draft.closeCall = { code, reason, at, stack: [], ...(threw ? { threw: 'InvalidAccessError' } : {}) };
  },
  /** Messages of the network log: 'gets:41@900' from the server, 'says:2@900' from the page; '~' is a blank. */
  gets: (draft, text, at) => log(draft, textMessage('received', text, at)),
  says: (draft, text, at) => log(draft, textMessage('sent', text, at)),
  /** Binary ones, in hexadecimal: 'getsBytes:e0028e00@900'. */
  getsBytes: (draft, hex, at) => log(draft, bytesMessage('received', hex, at)),
  saysBytes: (draft, hex, at) => log(draft, bytesMessage('sent', hex, at)),
  /** Of the messages so far only their number is known. */
  unread: (draft) => {
    if (draft.network) draft.network = { ...draft.network, messages: [] };
  },
  /** The log's clock ran ahead of the page's by so many milliseconds for the messages so far, or behind it. */
  logAhead: (draft, by) => {
    const { network } = draft;
    if (network)
      draft.network = {
        ...network,
        messages: network.messages.map((message) => ({ ...message, at: message.at + Number(by) })),
      };
  },
  url: (draft, url) => {
    draft.url = url;
  },
  asks: (draft, protocols) => {
    draft.requestedProtocols = protocols.split('+');
  },
  /** The answer in DevTools' network log: 'answer:101;Server=nginx', without a number where its status is not told. */
  answer: (draft, argument) => {
    const [status = '', ...headers] = argument.split(';');
    shake(draft, { status: status === '' ? null : Number(status), responseHeaders: headersOf(headers) });
  },
  /** The request in DevTools' network log: 'request:Cookie=a;Origin=https://shop.dev'. */
  request: (draft, argument) => {
    shake(draft, { requestHeaders: headersOf(argument.split(';')) });
  },
  extensions: (draft, extensions) => {
    draft.extensions = extensions;
  },
  hidden: (draft, _, at) => {
    draft.surroundings = { ...draft.surroundings, hiddenSince: at };
  },
  offline: (draft) => {
    draft.surroundings = { ...draft.surroundings, onLine: false };
  },
  worker: (draft, kind) => {
    const known = kind === 'service' || kind === 'shared' ? (`${kind}-worker` as const) : 'worker';
    draft.context = { kind: known, url: 'https://shop.dev/w.js' };
  },
  iframe: (draft) => {
    draft.context = { kind: 'iframe', url: 'https://ads.dev/' };
  },
  /** The reader ended it: 'rehearsed:1013'. */
  rehearsed: (draft, code) => {
    draft.ending = { kind: 'rehearsed', close: { code: Number(code), reason: '', wasClean: true } };
  },
  /** A close frame came while what the page had sent still waited: the browser calls that unclean (measured). */
  uncleanlyClosed: (draft, number) => {
    draft.ending = closeEvent(Number(number), '', false, false);
  },
  /** A close frame came: 'closed:4001/reason'. */
  closed: (draft, argument) => {
    const [number = '1000', ...reason] = argument.split('/');
    draft.ending = closeEvent(Number(number), reason.join('/').replaceAll('_', ' '), true, false);
  },
  /** A close frame came, but TCP did not end as it should. */
  broken: (draft, argument) => {
    const [number = '1000', reason = ''] = argument.split('/');
    draft.ending = closeEvent(Number(number), reason, false, false);
  },
  /** Found still connecting when recording began. */
  connecting: (draft) => {
    Object.assign(draft, { adopted: true, createdAt: null, openCall: null });
  },
  cut: (draft) => {
    draft.ending = closeEvent(1006, '', false, false);
  },
  failed: (draft) => {
    draft.ending = closeEvent(1006, '', false, true);
  },
  /** With a question mark where nothing proves why. */
  gone: (draft, words) => {
    const why = words.replace('?', '') as GoneReason;
    draft.ending = { kind: 'gone', why, ...(words.endsWith('?') ? { inferred: true } : {}) };
  },
  threw: (draft, name) => {
    draft.ending = { kind: 'threw', exceptionName: name, exceptionMessage: 'The URL is invalid.' };
  },
  errorOnly: (draft) => {
    draft.ending = { kind: 'error-only' };
  },
  streamError: (draft, name) => {
    draft.api = 'WebSocketStream';
    draft.ending = { kind: 'stream-error', errorName: name || 'WebSocketError', errorMessage: 'closed' };
  },
  logged: (draft) => {
    Object.assign(draft, { createdAt: null, openCall: null, ending: { kind: 'logged-only' } });
  },
};
