import * as v from 'valibot';
import { bounded, limits } from '../limits.ts';
import { answerFaults } from '../recognised-in-file.ts';

const text = (length: number) =>
  v.pipe(
    v.string(),
    v.transform((value) => bounded(value, length)),
  );
const name = text(limits.functionNameLength);
const time = v.pipe(
  v.string(),
  v.check((value) => /^\d{4}-\d\d-\d\dT/.test(value) && !Number.isNaN(Date.parse(value)), 'ISO 8601'),
);
const timeOrNull = v.nullable(time);
const milliseconds = v.pipe(v.number(), v.finite());

/** Lists of recognised things; more than any writer finds. */
const few = <Schema extends v.GenericSchema>(schema: Schema) =>
  v.pipe(
    v.array(schema),
    v.transform((list) => list.slice(0, 100)),
  );

const goodbye = v.object({
  protocol: name,
  id: name,
  direction: v.picklist(['received', 'sent']),
  at: time,
  /** Masked unless the user ticked messages; '' where no message said it. */
  text: text(limits.loggedMessageLength),
  meaning: name,
  fix: few(name),
  expected: v.boolean(),
  final: v.boolean(),
  nearEnd: milliseconds,
  due: timeOrNull,
  byCut: v.boolean(),
  codes: few(v.pipe(v.number(), v.finite())),
});

const heartbeat = v.object({
  protocol: name,
  announced: v.boolean(),
  interval: milliseconds,
  patience: milliseconds,
  silence: milliseconds,
  noticedWithin: milliseconds,
  whoPings: v.picklist(['server', 'page']),
  lastPingAt: timeOrNull,
  lastPongAt: timeOrNull,
  lastSignAt: timeOrNull,
  verdict: v.picklist(['missed', 'unanswered', 'fine', 'unknown']),
  whoWasSilent: v.nullable(v.picklist(['server', 'page'])),
  beyond: v.nullable(milliseconds),
});

/** What was recognised in messages, addresses and headers that the file leaves out or masks. */
export const recognisedSchema = v.object({
  protocols: few(
    v.object({
      id: name,
      strength: v.picklist(['certain', 'likely', 'possible']),
      basis: v.picklist(['subprotocol', 'address', 'messages']),
      matched: text(limits.protocolLength),
    }),
  ),
  goodbye: v.optional(goodbye),
  lookAlike: v.optional(goodbye),
  inferred: v.optional(goodbye),
  heartbeats: v.optional(few(heartbeat)),
  answerFault: v.optional(v.picklist(answerFaults)),
  lastSentAt: v.optional(time),
});

export type RecognisedFields = v.InferOutput<typeof recognisedSchema>;
