import { varint } from '../../model/varint.ts';
import { hex, utf8 } from '../reading/bytes.ts';
import { numberAt, parseJson, textAt, valueAt } from '../reading/json-value.ts';
import { type MessageView, readLength } from '../reading/message-view.ts';
import type { HeartbeatPlan, Protocol, Saying } from '../types.ts';

/** Ends every JSON message; several may stand in one WebSocket message. */
const recordSeparator = '\u001e';
const recordLimit = 32;

const recordsOf = ({ text }: MessageView): readonly unknown[] =>
  text.endsWith(recordSeparator)
    ? text
        .split(recordSeparator, recordLimit)
        .filter((record) => record !== '')
        .map((record) => parseJson(record, readLength))
    : [];

const asksFor = (names: readonly string[]) => (view: MessageView) =>
  view.direction === 'sent' &&
  recordsOf(view).some(
    (record) => names.includes(textAt(record, 'protocol') ?? '') && numberAt(record, 'version') !== null,
  );

/** The handshake: the page asks for a protocol, and the server answers with nothing but a possible error. */
const shakes = (names: readonly string[]) => (view: MessageView) =>
  asksFor(names)(view) || (view.direction === 'received' && isAnswer(view));

function isAnswer(view: MessageView): boolean {
  const [answer] = recordsOf(view);
  return (
    view.text.startsWith('{}') || (textAt(answer, 'error') !== null && valueAt(answer, 'type') === undefined)
  );
}

/** Both are spoken in MessagePack; Blazor has a name of its own for it. */
const packed = ['messagepack', 'blazorpack'];

/** A close message: its error, where it has one, and whether the client may come back. */
function closeSaying(view: MessageView, error: string | null, allowReconnect: boolean): Saying {
  const id = 'signalr/close';
  if (view.direction === 'sent') return { id, meaning: 'pageEnded', fix: ['pageSaid'], expected: true };
  const said = error ?? undefined;
  const saidWhere = said === undefined ? {} : { said };
  if (allowReconnect)
    return { id, meaning: 'reconnectAsked', fix: ['signalRReconnect'], expected: true, ...saidWhere };
  return error === null
    ? { id, meaning: 'serverEnded', fix: ['serverLog'] }
    : { id, meaning: 'serverError', fix: ['signalRDetails', 'signalRSize'], ...saidWhere };
}

const handshakeRefused = (said: string): Saying => ({
  id: 'signalr/handshake',
  meaning: 'handshakeRefused',
  fix: ['signalRHandshake'],
  said,
});

function readJson(view: MessageView): Saying | null {
  for (const record of recordsOf(view)) {
    const error = textAt(record, 'error');
    const type = valueAt(record, 'type');
    if (type === 7) return closeSaying(view, error, valueAt(record, 'allowReconnect') === true);
    if (type === undefined && error !== null && view.direction === 'received') return handshakeRefused(error);
  }
  return null;
}

/** The text of a MessagePack string at a place: fixstr, str 8, str 16; null for nil and all else. */
function packedText(bytes: Uint8Array, at: number): { readonly text: string | null; readonly next: number } {
  const mark = bytes[at] ?? 0;
  const [size, from] =
    mark >= 0xa0 && mark <= 0xbf
      ? [mark & 0x1f, at + 1]
      : mark === 0xd9
        ? [bytes[at + 1] ?? 0, at + 2]
        : mark === 0xda
          ? [((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0), at + 3]
          : [null, at + 1];
  if (size === null) return { text: null, next: from };
  return { text: utf8(bytes.subarray(from, from + size)), next: from + size };
}

/** [7, error, allowReconnect?] behind its length. */
function readPacked(view: MessageView): Saying | null {
  const { bytes } = view;
  let at = 0;
  for (let message = 0; message < recordLimit; message += 1) {
    const length = varint(bytes, at);
    if (!length) return readJson(view);
    const [array, type] = [bytes[length.next], bytes[length.next + 1]];
    if (type === 7 && array !== undefined && array >= 0x91 && array <= 0x94) {
      const error = packedText(bytes, length.next + 2);
      const saying = closeSaying(view, error.text, bytes[error.next] === 0xc3 && array >= 0x93);
      return { said: hex(bytes), ...saying };
    }
    at = length.next + length.value;
  }
  return null;
}

const isPing = (view: MessageView): boolean =>
  view.kind === 'binary'
    ? view.bytes.length === 3 && hex(view.bytes) === '02 91 06'
    : recordsOf(view).some((record) => valueAt(record, 'type') === 6);

/** Either side pings when it has sent nothing for 15 s, and gives up after 30 s without a message. */
const either = (whoPings: 'server' | 'page'): HeartbeatPlan => ({
  announced: false,
  interval: 15_000,
  patience: 15_000,
  whoPings,
  ping: isPing,
  pong: null,
  anyCounts: true,
});
const sources = [
  'https://github.com/dotnet/aspnetcore/blob/07564738/src/SignalR/docs/specs/HubProtocol.md',
  'https://github.com/dotnet/aspnetcore/blob/0289cee8/src/SignalR/server/Core/src/HubConnectionHandler.cs',
  'https://github.com/dotnet/aspnetcore/blob/062aa732/src/SignalR/server/Core/src/HubOptionsSetup.cs',
];

const heartbeats = () => [either('server'), either('page')];

export const signalRJson: Protocol = {
  id: 'signalr-json',
  name: 'SignalR (JSON)',
  identity: { query: ['id'], opens: asksFor(['json']), exchange: shakes(['json']) },
  signs: { ping: [{ starts: '{"type":6' }], goodbye: [{ has: '"type":7' }, { has: '"error"' }] },
  reads: readJson,
  heartbeats,
  sources,
};

export const signalRMessagePack: Protocol = {
  id: 'signalr-messagepack',
  name: 'SignalR (MessagePack)',
  identity: { query: ['id'], opens: asksFor(packed), exchange: shakes(packed) },
  signs: {
    ping: [{ bytes: [0x02, 0x91, 0x06] }],
    goodbye: [
      ...[0x91, 0x92, 0x93].flatMap((array) => [{ bytes: [-1, array, 7] }, { bytes: [-1, -1, array, 7] }]),
      { starts: '{"error"' },
    ],
  },
  reads: readPacked,
  heartbeats,
  sources,
};
