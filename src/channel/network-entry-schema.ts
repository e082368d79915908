import * as v from 'valibot';
import { limits } from '../model/limits.ts';
import type { ReportedEntry } from '../model/network-entry.ts';

const text = (length: number) => v.pipe(v.string(), v.maxLength(length));
const listOf = <Schema extends v.GenericSchema>(schema: Schema, length: number) =>
  v.pipe(v.array(v.unknown()), v.maxLength(length), v.array(schema));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const size = v.nullable(v.pipe(v.number(), v.finite(), v.minValue(0)));
/** In whole milliseconds, as session files have it. */
const time = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(8.64e15), v.transform(Math.floor));
const timeOrNull = v.nullable(time);

const headers = v.pipe(
  listOf(v.tuple([text(limits.headerNameLength), text(limits.headerLength)]), limits.headers),
  v.check(
    (list) =>
      list.reduce((sum, [name, value]) => sum + name.length + value.length, 0) <= limits.headersLength,
  ),
);

const messages = v.pipe(
  listOf(
    v.object({
      direction: v.picklist(['received', 'sent']),
      at: time,
      kind: v.picklist(['text', 'binary']),
      size: v.pipe(v.number(), v.finite(), v.minValue(0)),
      data: text(limits.loggedMessageLength),
      cut: v.boolean(),
    }),
    limits.loggedMessages,
  ),
  v.check((list) => list.reduce((sum, { data }) => sum + data.length, 0) <= limits.loggedMessagesLength),
);

/** A network entry as the DevTools page reduces it: within the limits, or none of ours. */
export const reportedEntrySchema: v.GenericSchema<unknown, ReportedEntry> = v.object({
  url: text(limits.urlLength),
  startedAt: timeOrNull,
  endedAt: timeOrNull,
  requestedProtocols: v.nullable(listOf(text(limits.protocolLength), limits.protocolCount)),
  stack: listOf(
    v.object({
      functionName: text(limits.functionNameLength),
      url: text(limits.frameUrlLength),
      line: count,
      column: count,
    }),
    limits.stackFrames,
  ),
  traffic: v.object({
    received: size,
    sent: size,
    lastReceivedAt: timeOrNull,
    lastSentAt: timeOrNull,
    lastSentSize: size,
    largestSentSize: size,
  }),
  entry: v.object({
    handshake: v.object({
      status: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(100), v.maxValue(999))),
      requestHeaders: headers,
      responseHeaders: headers,
    }),
    received: count,
    sent: count,
    messages,
  }),
});
