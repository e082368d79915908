import fc from 'fast-check';
import {
  answerFaults,
  type GoodbyeInFile,
  type HeartbeatInFile,
  type RecognisedInFile,
} from '../../../src/model/recognised-in-file.ts';
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

const name = fc.constantFrom('socket.io-v3v4', 'actioncable', 'no-such', '');
const milliseconds = fc.integer({ min: -1_000, max: 1_000_000 });
const goodbyeInFile = fc.record({
  protocol: name,
  id: text(20),
  direction: fc.constantFrom('received' as const, 'sent' as const),
  at: time,
  text: text(60),
  meaning: fc.constantFrom('serverEnded', 'no-such', '__proto__'),
  fix: fc.array(fc.constantFrom('serverLog', 'no-such', 'constructor'), { maxLength: 3 }),
  expected: fc.boolean(),
  final: fc.boolean(),
  nearEnd: milliseconds,
  due: timeOrNull,
  byCut: fc.boolean(),
  codes: fc.array(fc.integer({ min: 1_000, max: 4_999 }), { maxLength: 3 }),
} satisfies Every<GoodbyeInFile, never>);
const heartbeatInFile = fc.record({
  protocol: name,
  announced: fc.boolean(),
  interval: milliseconds,
  patience: milliseconds,
  silence: milliseconds,
  noticedWithin: milliseconds,
  whoPings: fc.constantFrom('server' as const, 'page' as const),
  lastPingAt: timeOrNull,
  lastPongAt: timeOrNull,
  lastSignAt: timeOrNull,
  verdict: fc.constantFrom('missed' as const, 'unanswered' as const, 'fine' as const, 'unknown' as const),
  whoWasSilent: fc.constantFrom(null, 'server' as const, 'page' as const),
  beyond: fc.option(milliseconds),
} satisfies Every<HeartbeatInFile, never>);
const recognisedInFile = fc.record({
  protocols: fc.array(
    fc.record({
      id: name,
      strength: fc.constantFrom('certain' as const, 'likely' as const, 'possible' as const),
      by: fc.record({
        basis: fc.constantFrom('subprotocol' as const, 'address' as const, 'messages' as const),
        matched: text(40),
      }),
    }),
    { maxLength: 3 },
  ),
  goodbye: fc.option(goodbyeInFile),
  lookAlike: fc.option(goodbyeInFile),
  inferred: fc.option(goodbyeInFile),
  heartbeats: fc.array(heartbeatInFile, { maxLength: 3 }),
  answerFault: fc.constantFrom(null, ...answerFaults),
  lastSentAt: timeOrNull,
} satisfies Every<RecognisedInFile, never>);

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
        recognisedInFile: fc.option(recognisedInFile, { nil: undefined }),
      } satisfies Every<EndedSocket, keyof OpenSocket>),
    )
    .map(([socket, opened, { networkAmbiguous, recognisedInFile: recognised, ...end }]) => ({
      ...socket,
      ...opened,
      ...end,
      // An entry that was joined is no longer ambiguous.
      ...(networkAmbiguous && end.network === null ? { networkAmbiguous } : {}),
      ...(recognised ? { recognisedInFile: recognised } : {}),
      state: 'ended' as const,
    })),
);

/** Any sockets a log can hold, with ids of their own. */
export const anySockets: fc.Arbitrary<SocketRecord[]> = fc
  .array(socketWithoutId, { maxLength: 6 })
  .map((sockets) => sockets.map((socket, index) => ({ ...socket, id: `s${index}` })));
