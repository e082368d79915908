import * as v from 'valibot';
import { boundedHeaders, type RawHeaders } from '../../model/bounded-headers.ts';
import { bounded, limits } from '../../model/limits.ts';
import type { Handshake } from '../../model/network-entry.ts';
import type { StackFrame } from '../../model/traffic.ts';

/** A WebSocket's entry of DevTools' network log, bounded but for its messages, which nobody has read yet. */
export interface HarSocket {
  readonly url: string;
  /** Null where no handshake was sent. */
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  /** Null where the log has no request headers. */
  readonly requestedProtocols: readonly string[] | null;
  /** What the server chose; '' where it chose none. */
  readonly protocol: string;
  readonly stack: readonly StackFrame[];
  readonly handshake: Handshake;
  readonly messages: readonly unknown[];
}

const harHeaders = v.optional(v.array(v.object({ name: v.string(), value: v.string() })), []);
const place = v.pipe(v.number(), v.integer(), v.minValue(0));

const callFrames = v.array(
  v.object({ functionName: v.string(), url: v.string(), lineNumber: place, columnNumber: place }),
);

const harEntry = v.object({
  _resourceType: v.literal('websocket'),
  request: v.object({ url: v.string(), headers: harHeaders }),
  response: v.object({ status: v.number(), headers: harHeaders }),
  startedDateTime: v.string(),
  time: v.optional(v.nullable(v.number()), null),
  _initiator: v.optional(v.unknown()),
  // Not by `v.array`: it would copy the list.
  _webSocketMessages: v.optional(v.custom<unknown[]>(Array.isArray), []),
});

const initiator = v.object({ stack: v.object({ callFrames }) });

/** Reads what DevTools reports of a finished request; null where it is no WebSocket. */
export function parseHarEntry(entry: unknown): HarSocket | null {
  const result = v.safeParse(harEntry, entry);
  if (!result.success) return null;
  const { request, response, startedDateTime, time, _initiator, _webSocketMessages } = result.output;
  const startedAt = startOf(startedDateTime);
  const asked = headerOf(request.headers, 'sec-websocket-protocol');
  return {
    url: bounded(request.url, limits.urlLength),
    startedAt,
    endedAt: startedAt === null || time === null || !(time >= 0) ? null : startedAt + time,
    requestedProtocols: request.headers.length === 0 ? null : protocolsOf(asked ?? ''),
    protocol: bounded(headerOf(response.headers, 'sec-websocket-protocol') ?? '', limits.protocolLength),
    stack: stackOf(_initiator),
    handshake: {
      status: response.status > 0 ? response.status : null,
      requestHeaders: boundedHeaders(request.headers),
      responseHeaders: boundedHeaders(response.headers),
    },
    messages: _webSocketMessages,
  };
}

/** Chromium gives a request that was never sent a start in 1969: one second before the epoch (measured). */
function startOf(text: string): number | null {
  const at = Date.parse(text);
  return at > 0 ? at : null;
}

const headerOf = (headers: RawHeaders, name: string): string | undefined =>
  headers.find((header) => header.name.toLowerCase() === name)?.value;

const protocolsOf = (header: string): string[] =>
  header
    .split(',', limits.protocolCount)
    .map((name) => bounded(name.trim(), limits.protocolLength))
    .filter((name) => name !== '');

function stackOf(given: unknown): StackFrame[] {
  const result = v.safeParse(initiator, given);
  if (!result.success) return [];
  return result.output.stack.callFrames
    .slice(0, limits.stackFrames)
    .map(({ functionName, url, lineNumber, columnNumber }) => ({
      functionName: bounded(functionName, limits.functionNameLength),
      url: bounded(url, limits.frameUrlLength),
      line: lineNumber + 1,
      column: columnNumber + 1,
    }));
}
