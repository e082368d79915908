import fc from 'fast-check';
import {
  type ConnectingSocket,
  type EndedSocket,
  type Ending,
  goneReasons,
  type OpenSocket,
  type SocketRecord,
  type StackFrame,
} from '../../../src/model/socket.ts';

const time = fc.integer({ min: 0, max: 4_000_000_000_000 });
const timeOrNull = fc.option(time);
const count = fc.option(fc.nat());
const text = (maxLength: number) => fc.string({ unit: 'binary', maxLength });
const url = fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), text(200));
const closeCode = fc.integer({ min: 0, max: 65_535 });

const stack = fc.array(
  fc.record<StackFrame>({
    functionName: text(60),
    url,
    line: fc.nat(),
    column: fc.nat(),
  }),
  { maxLength: 12 },
);

/** A field that a record has and its generator has not is a fault of the types. */
type Every<Source, Without extends PropertyKey> = {
  readonly [Key in Exclude<keyof Source, Without>]-?: fc.Arbitrary<Source[Key]>;
};

const wholeBase = fc.record({
  url,
  api: fc.constantFrom('WebSocket' as const, 'WebSocketStream' as const),
  context: fc.record({
    kind: fc.constantFrom(
      'page' as const,
      'iframe' as const,
      'worker' as const,
      'shared-worker' as const,
      'service-worker' as const,
    ),
    url,
  }),
  requestedProtocols: fc.array(text(40), { maxLength: 5 }),
  createdAt: timeOrNull,
  firstSeenAt: time,
  openCall: fc.option(fc.record({ stack })),
  adopted: fc.boolean(),
  closeCall: fc.option(
    fc.oneof(
      fc.record({ code: fc.option(closeCode), reason: text(40), at: time, stack }),
      fc.record({
        code: fc.option(closeCode),
        reason: text(40),
        at: time,
        stack,
        threw: fc.constant('InvalidAccessError'),
      }),
    ),
  ),
  traffic: fc.record({
    received: count,
    sent: count,
    lastReceivedAt: timeOrNull,
    lastSentAt: timeOrNull,
    lastSentSize: count,
    largestSentSize: count,
  }),
  reportsLostAt: fc.option(time, { nil: undefined, freq: 3 }),
} satisfies Every<ConnectingSocket, 'id' | 'state'>);

const base = wholeBase.map(({ reportsLostAt, ...socket }) => ({
  ...socket,
  ...(reportsLostAt === undefined ? {} : { reportsLostAt }),
}));

const endings = {
  'close-event': fc.record({
    kind: fc.constant('close-event' as const),
    close: fc.record({ code: closeCode, reason: text(40), wasClean: fc.boolean() }),
    errorEvent: fc.boolean(),
  }),
  rehearsed: fc.record({
    kind: fc.constant('rehearsed' as const),
    close: fc.record({ code: closeCode, reason: text(40), wasClean: fc.boolean() }),
  }),
  'error-only': fc.constant({ kind: 'error-only' as const }),
  'logged-only': fc.constant({ kind: 'logged-only' as const }),
  threw: fc.record({
    kind: fc.constant('threw' as const),
    exceptionName: text(20),
    exceptionMessage: text(80),
  }),
  'stream-error': fc.record({
    kind: fc.constant('stream-error' as const),
    errorName: text(20),
    errorMessage: text(80),
  }),
  gone: fc.record({
    kind: fc.constant('gone' as const),
    why: fc.constantFrom(...goneReasons),
  }),
} satisfies { readonly [Kind in Ending['kind']]: fc.Arbitrary<Extract<Ending, { readonly kind: Kind }>> };
const ending: fc.Arbitrary<Ending> = fc.oneof(...Object.values(endings));

const opening = fc.record({
  openedAt: timeOrNull,
  protocol: text(40),
  extensions: text(40),
} satisfies Every<OpenSocket, keyof ConnectingSocket>);

const header = fc.tuple(
  fc.constantFrom('Origin', 'Cookie', 'Set-Cookie', 'Server', 'CF-RAY', 'X-Any'),
  text(40),
);

const networkEntry = fc.record({
  handshake: fc.record({
    status: fc.constantFrom(null, 101, 403),
    requestHeaders: fc.array(header, { maxLength: 4 }),
    responseHeaders: fc.array(header, { maxLength: 4 }),
  }),
  received: fc.nat(),
  sent: fc.nat(),
  messages: fc.array(
    fc.record({
      direction: fc.constantFrom('received' as const, 'sent' as const),
      at: time,
      kind: fc.constantFrom('text' as const, 'binary' as const),
      size: fc.nat(),
      data: text(60),
      cut: fc.boolean(),
    }),
    { maxLength: 3 },
  ),
});

const socketWithoutId = fc.oneof(
  base.map((socket) => ({ ...socket, state: 'connecting' as const })),
  fc
    .tuple(base, opening, fc.constantFrom('open' as const, 'closing' as const))
    .map(([socket, opened, state]) => ({ ...socket, ...opened, state })),
  fc
    .tuple(
      base,
      opening,
      fc.record({
        everOpened: fc.boolean(),
        endedAt: time,
        ending,
        browserText: fc.option(
          fc.record({
            text: text(80),
            level: fc.constantFrom('error' as const, 'warning' as const),
            source: fc.constant('network'),
            at: time,
          }),
        ),
        surroundings: fc.record({ hiddenSince: timeOrNull, onLine: fc.option(fc.boolean()) }),
        network: fc.option(networkEntry),
        networkAmbiguous: fc.constantFrom(undefined, true as const),
      } satisfies Every<EndedSocket, keyof OpenSocket>),
    )
    .map(([socket, opened, { networkAmbiguous, ...end }]) => ({
      ...socket,
      ...opened,
      ...end,
      // An entry that was joined is no longer ambiguous.
      ...(networkAmbiguous && end.network === null ? { networkAmbiguous } : {}),
      state: 'ended' as const,
    })),
);

/** Any sockets a log can hold, with ids of their own. */
export const anySockets: fc.Arbitrary<SocketRecord[]> = fc
  .array(socketWithoutId, { maxLength: 6 })
  .map((sockets) => sockets.map((socket, index) => ({ ...socket, id: `s${index}` })));
