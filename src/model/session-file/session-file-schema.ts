import * as v from 'valibot';
import { bounded, limits } from '../limits.ts';
import { goneReasons } from '../socket.ts';
import { recognisedSchema } from './recognised-schema.ts';

/** The newest version of the session file that this program writes and reads. */
export const sessionFileVersion = 1;

/** Most characters of a file that is read: 10,000 closes with their stacks take about 25 million. */
export const sessionFileLength = 50_000_000;

/** Sockets that a session file holds at most, as a log does. */
export const mostSocketsInFile = limits.endedSockets + limits.liveSockets;

const text = (length: number) =>
  v.pipe(
    v.string(),
    v.transform((value) => bounded(value, length)),
  );
const url = text(limits.urlLength);
const longText = text(limits.textLength);
const name = text(limits.functionNameLength);
const reason = text(limits.reasonLength);

const time = v.pipe(
  v.string(),
  v.check((value) => /^\d{4}-\d\d-\d\dT/.test(value) && !Number.isNaN(Date.parse(value)), 'ISO 8601'),
);
const timeOrNull = v.nullable(time);
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const countOrNull = v.nullable(count);
const closeCode = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65_535));
const position = v.pipe(v.number(), v.integer(), v.minValue(0));

const stack = v.pipe(
  v.array(v.object({ functionName: name, url, line: position, column: position })),
  v.transform((frames) => frames.slice(0, limits.stackFrames)),
);

const protocols = v.pipe(
  v.array(text(limits.protocolLength)),
  v.transform((list) => list.slice(0, limits.protocolCount)),
);

const headers = v.pipe(
  v.array(v.tuple([text(limits.headerNameLength), text(limits.headerLength)])),
  v.transform((list) => list.slice(0, limits.headers)),
);

const messages = v.pipe(
  v.array(
    v.object({
      direction: v.picklist(['received', 'sent']),
      at: time,
      /** Of the whole message: UTF-16 code units of a text, bytes of a binary one. */
      size: v.pipe(v.number(), v.minValue(0)),
      /** The text, or the bytes in base64; its beginning only where `cut`. */
      text: text(limits.loggedMessageLength),
      kind: v.optional(v.picklist(['text', 'binary'])),
      cut: v.optional(v.boolean()),
    }),
  ),
  v.transform((list) => list.slice(-limits.loggedMessages)),
);

/** How the socket ended, beside `close`. Where it is missing, the reader works it out from the fields every file has. */
const ending = v.variant('kind', [
  v.object({ kind: v.literal('close-event'), errorEvent: v.boolean() }),
  v.object({ kind: v.literal('error-only') }),
  v.object({ kind: v.literal('threw'), exceptionName: name, exceptionMessage: longText }),
  v.object({ kind: v.literal('stream-error'), errorName: name, errorMessage: longText }),
  v.object({
    kind: v.literal('gone'),
    why: v.picklist(goneReasons),
    inferred: v.exactOptional(v.boolean()),
  }),
  v.object({ kind: v.literal('logged-only') }),
]);

/** More than ever stand between one page and its server. */
const mostIds = 100;
const ids = v.pipe(
  v.array(name),
  v.transform((list) => list.slice(0, mostIds)),
);

/** One socket of a session file. */
export const sessionFileSocketSchema = v.object({
  id: name,
  url,
  api: v.picklist(['WebSocket', 'WebSocketStream']),
  context: v.picklist(['page', 'iframe', 'worker', 'shared-worker', 'service-worker']),
  requestedProtocols: protocols,
  protocol: text(limits.protocolLength),
  extensions: longText,
  createdAt: timeOrNull,
  openedAt: timeOrNull,
  endedAt: timeOrNull,
  close: v.nullable(v.object({ code: closeCode, reason, wasClean: v.boolean() })),
  closeCall: v.nullable(
    v.object({
      /** Null for a `close()` without a code. */
      code: v.nullable(closeCode),
      reason,
      at: time,
      stack,
      threw: v.optional(name),
    }),
  ),
  openCall: v.nullable(v.object({ stack })),
  /** True where the reader ended it from the panel; older files do not say. */
  rehearsed: v.optional(v.boolean()),
  traffic: v.object({
    received: countOrNull,
    sent: countOrNull,
    lastReceivedAt: timeOrNull,
    lastSentAt: timeOrNull,
    lastSentSize: v.optional(countOrNull),
    largestSentSize: v.optional(countOrNull),
  }),
  browserText: v.nullable(longText),
  /** What DevTools' network log has of the opening handshake; null where it has nothing, left out by older writers. */
  handshake: v.optional(
    v.nullable(
      v.object({
        /** Null where there was no answer, or one that the log does not tell. */
        status: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(999))),
        requestHeaders: headers,
        responseHeaders: headers,
      }),
    ),
  ),
  /** The kept messages, oldest first; empty unless the user ticked them. */
  messages: v.optional(messages),
  /** Who was recognised between page and server, and by what; older files do not say. */
  infrastructure: v.optional(
    v.pipe(
      v.array(v.object({ id: name, by: name })),
      v.transform((list) => list.slice(0, mostIds)),
    ),
  ),
  /** The application protocol, and the message that said why the socket ended; older files do not say. */
  application: v.optional(v.nullable(v.object({ id: name }))),
  goodbye: v.optional(
    v.nullable(
      v.object({
        id: name,
        direction: v.picklist(['received', 'sent']),
        at: time,
        /** Masked unless the user ticked messages; '' where no message said it. */
        text: text(limits.loggedMessageLength),
      }),
    ),
  ),
  /**
   * What was recognised of an ended socket where messages, addresses or headers are left out or masked, so that a reader comes
   * to the same diagnosis; absent in older files, and where the user ticked secrets and messages.
   */
  recognised: v.optional(recognisedSchema),
  closedBy: v.picklist(['page', 'server', 'browser', 'network', 'nobody', 'unknown']),
  diagnosis: v.object({
    cause: name,
    confidence: v.picklist(['certain', 'likely', 'possible', 'unknown']),
    effectiveCode: v.nullable(closeCode),
    evidence: v.array(longText),
    /** Ids of those a timeout is put down to; older files do not say. */
    owners: v.optional(ids),
  }),
  /** Null where the page saw no code. */
  meaning: v.nullable(v.object({ code: closeCode, source: name, name: longText })),

  // Beyond the documented fields: what the panel needs to show the log again. A file without them is valid.
  /** All messages of the network log, in each direction. */
  logged: v.optional(v.object({ received: count, sent: count })),
  networkAmbiguous: v.optional(v.literal(true)),
  state: v.optional(v.picklist(['connecting', 'open', 'closing', 'ended'])),
  contextUrl: v.optional(url),
  firstSeenAt: v.optional(time),
  adopted: v.optional(v.boolean()),
  reportsLostAt: v.optional(time),
  everOpened: v.optional(v.boolean()),
  ending: v.optional(ending),
  browserTextFrom: v.optional(
    v.nullable(
      v.object({ level: v.picklist(['error', 'warning', 'info', 'verbose']), source: name, at: time }),
    ),
  ),
  surroundings: v.optional(
    v.object({
      hiddenSince: timeOrNull,
      onLine: v.nullable(v.boolean()),
      leavingSince: v.optional(time),
    }),
  ),
});

const marker = v.object({
  id: name,
  kind: v.picklist(['navigation', 'recording-started', 'recording-stopped', 'gap']),
  url,
  at: time,
});

const span = v.object({
  id: name,
  kind: v.picklist(['hidden', 'offline', 'asleep']),
  from: time,
  to: timeOrNull,
});

/** The session file; unknown fields are accepted and dropped. */
export const sessionFileSchema = v.object({
  format: v.literal('closeframe/session'),
  version: v.literal(sessionFileVersion),
  exportedAt: time,
  browser: name,
  page: v.object({ url, title: longText }),
  dropped: count,
  sockets: v.pipe(v.array(sessionFileSocketSchema), v.maxLength(mostSocketsInFile)),
  /** Whether query values, userinfo and tokens were left in. */
  secretsIncluded: v.optional(v.boolean()),
  markers: v.optional(v.pipe(v.array(marker), v.maxLength(limits.markers))),
  spans: v.optional(v.pipe(v.array(span), v.maxLength(limits.spans))),
});

/** The session file as it is written: documented in the README, read by other programs. */
export type SessionFile = v.InferOutput<typeof sessionFileSchema>;
export type SessionFileSocket = SessionFile['sockets'][number];
