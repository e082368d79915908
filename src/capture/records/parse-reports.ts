import * as v from 'valibot';
import type { HookReport } from '../../hook/reporting/reports.ts';
import { bounded, limits } from '../../model/limits.ts';

const text = (length: number) =>
  v.pipe(
    v.string(),
    v.transform((value) => bounded(value, length)),
  );
const firstOf = <Schema extends v.GenericSchema>(schema: Schema, count: number) =>
  v.pipe(
    v.array(v.unknown()),
    v.transform((items) => items.slice(0, count)),
    v.array(schema),
  );
const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** In whole milliseconds, as session files have it: what is said of a record is the same before and after. */
const time = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(8.64e15), v.transform(Math.floor));

const url = text(limits.urlLength);
const reason = text(limits.reasonLength);
const name = text(limits.functionNameLength);
const protocol = text(limits.protocolLength);
const protocols = firstOf(protocol, limits.protocolCount);
const api = v.picklist(['WebSocket', 'WebSocketStream']);
const frame = v.object({ functionName: name, url: text(limits.frameUrlLength), line: whole, column: whole });
const stack = firstOf(frame, limits.stackFrames);
const traffic = v.object({
  received: v.nullable(whole),
  sent: v.nullable(whole),
  lastReceivedAt: v.nullable(time),
  lastSentAt: v.nullable(time),
  lastSentSize: v.nullable(whole),
  largestSentSize: v.nullable(whole),
});

const closeCode = v.pipe(whole, v.maxValue(65_535));
const socket = whole;
const at = time;
const report = v.variant('type', [
  v.object({ type: v.literal('call'), number: whole }),
  v.object({ type: v.literal('gap'), upTo: whole }),
  v.object({ type: v.literal('hello'), url, at }),
  v.object({ type: v.literal('created'), socket, api, url, protocols, at, stack }),
  v.object({
    type: v.literal('adopted'),
    socket,
    url,
    readyState: v.pipe(whole, v.maxValue(3)),
    protocol,
    extensions: text(limits.textLength),
    at,
  }),
  v.object({
    type: v.literal('threw'),
    api,
    url,
    protocols,
    name,
    message: text(limits.textLength),
    at,
    stack,
  }),
  v.object({ type: v.literal('opened'), socket, protocol, extensions: text(limits.textLength), at }),
  v.object({ type: v.literal('error'), socket, readyState: v.pipe(whole, v.maxValue(3)), at }),
  v.object({
    type: v.literal('close-called'),
    socket,
    code: v.nullable(closeCode),
    reason,
    threw: v.nullable(name),
    at,
    stack,
  }),
  v.object({
    type: v.literal('closed'),
    socket,
    code: closeCode,
    reason,
    wasClean: v.boolean(),
    at,
    traffic,
    rehearsed: v.boolean(),
  }),
  v.object({ type: v.literal('stream-error'), socket, name, message: text(limits.textLength), at }),
  v.object({ type: v.literal('traffic'), counters: v.array(v.object({ socket, traffic })) }),
  v.object({ type: v.literal('page'), hidden: v.boolean(), onLine: v.boolean(), at }),
  v.object({ type: v.literal('page-hide'), persisted: v.boolean(), at }),
  v.object({ type: v.literal('page-show'), persisted: v.boolean(), at }),
  v.object({ type: v.literal('overflow'), created: whole, ended: whole, at }),
]);

/**
 * Narrows one call of the binding to the hook's reports, every field bounded. The page could call the binding if
 * it ever got hold of it, so anything else is left out without a word; what remains is only data.
 */
export function parseReports(payload: string): HookReport[] {
  if (payload.length > limits.callLength) return [];
  const batch = parseJson(payload);
  if (!Array.isArray(batch)) return [];
  return batch.slice(0, limits.callReports).flatMap((item) => {
    const result = v.safeParse(report, item);
    return result.success ? [result.output] : [];
  });
}

function parseJson(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    // The hook sends nothing of the kind.
    return null;
  }
}
