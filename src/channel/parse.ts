import * as v from 'valibot';
import { limits } from '../model/limits.ts';
import { problemIds, rehearsalProblems } from '../model/recording.ts';
import type { CaptureMessage, NetworkLogCommand, NetworkLogMessage, PanelMessage } from './messages.ts';
import { reportedEntrySchema } from './network-entry-schema.ts';

const panelMessage = v.variant('type', [
  v.object({ type: v.literal('start-recording') }),
  v.object({ type: v.literal('stop-recording') }),
  v.object({ type: v.literal('clear') }),
  v.object({ type: v.literal('more') }),
  v.object({ type: v.literal('still-here') }),
  v.object({ type: v.literal('set-keep-log'), keep: v.boolean() }),
  v.object({
    type: v.literal('rehearse'),
    socketId: v.pipe(v.string(), v.maxLength(100)),
    code: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65_535)),
    reason: v.pipe(v.string(), v.maxLength(limits.reasonLength)),
  }),
]);

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const named = v.array(v.looseObject({ id: v.string() }));
const log = v.looseObject({ sockets: named, markers: named, spans: named, dropped: count });
const state = v.looseObject({ kind: v.picklist(['off', 'starting', 'on', 'interrupted']) });

/** Records come from our own service worker, which narrowed the page's data; here only the frame is checked. */
const captureMessage = v.variant('type', [
  v.looseObject({ type: v.literal('snapshot'), log, state, keepLog: v.boolean(), following: count }),
  v.looseObject({ type: v.literal('older'), sockets: named, following: count }),
  v.looseObject({
    type: v.literal('changes'),
    sockets: named,
    markers: named,
    spans: named,
    dropped: count,
    removed: v.array(v.string()),
  }),
  v.looseObject({ type: v.literal('traffic'), counters: named }),
  v.looseObject({ type: v.literal('state'), state }),
  v.looseObject({ type: v.literal('cleared'), log }),
  v.looseObject({ type: v.literal('page'), url: v.string(), title: v.string() }),
  v.looseObject({
    type: v.literal('rehearsed'),
    socketId: v.string(),
    problem: v.nullable(v.picklist(rehearsalProblems)),
  }),
  v.looseObject({ type: v.literal('problem'), id: v.picklist(problemIds), detail: v.string() }),
]);

const networkLogMessage = v.object({ type: v.literal('network-entry'), reported: reportedEntrySchema });
const networkLogCommand = v.object({ type: v.literal('listen'), wanted: v.boolean() });

/** Narrows what came by a port to a message of the panel; null where it is none. */
export function parsePanelMessage(message: unknown): PanelMessage | null {
  const result = v.safeParse(panelMessage, message);
  return result.success ? result.output : null;
}

/** Narrows what came by a port to a message of the service worker; null where it is none. */
export function parseCaptureMessage(message: unknown): CaptureMessage | null {
  return v.is(captureMessage, message) ? (message as unknown as CaptureMessage) : null;
}

/** Narrows what came by a port to a message about DevTools' network log; null where it is none, or too much. */
export function parseNetworkLogMessage(message: unknown): NetworkLogMessage | null {
  const result = v.safeParse(networkLogMessage, message);
  return result.success ? result.output : null;
}

/** Narrows what came by a port to what the service worker says to the DevTools page; null where it is none. */
export function parseNetworkLogCommand(message: unknown): NetworkLogCommand | null {
  return v.is(networkLogCommand, message) ? message : null;
}
