import type { ReportedEntry } from '../../model/network-entry.ts';
import { type EndedSocket, isEnded, type SocketRecord } from '../../model/socket.ts';

/** How well an entry fits a socket: each is one more thing that speaks for it. */
export interface Fit {
  /** The page counted as many messages of each direction as the log has. */
  readonly counts: boolean;
  readonly start: boolean;
  readonly end: boolean;
  /** The log's call stack of the constructor holds the top frame of the page's. */
  readonly stack: boolean;
}

/** Milliseconds by which the page's times and DevTools' may differ (some 100 measured; a busy page adds to them). */
const tolerance = 150;
/** Milliseconds that an entry without any times may take to come after the end of its socket. */
const waitForTimeless = 5_000;

/**
 * How an entry fits a socket of the same URL; null where it can't be the socket's. `cameAt`: when the entry came, in
 * milliseconds since the epoch.
 */
export function fitOf(reported: ReportedEntry, socket: SocketRecord, cameAt: number): Fit | null {
  if (!isCovered(socket) || !protocolsFit(reported, socket)) return null;
  if (!startFits(reported, socket, cameAt) || !openingFits(reported, socket)) return null;
  if (!countsFit(reported, socket) || !endFits(reported, socket)) return null;
  const { entry, startedAt, endedAt } = reported;
  const { traffic, createdAt } = socket;
  return {
    counts: entry.received === traffic.received && entry.sent === traffic.sent,
    start: startedAt !== null && createdAt !== null && isNear(startedAt, createdAt),
    end: endedAt !== null && isEnded(socket) && isNear(endedAt, socket.endedAt),
    stack: stackFits(reported, socket),
  };
}

/** True where an entry fits one socket at least as well as another in everything, and better in something. */
export const isClearlyBetter = (one: Fit, other: Fit): boolean =>
  facets.every((facet) => one[facet] || !other[facet]) && facets.some((facet) => one[facet] && !other[facet]);

const facets = ['counts', 'start', 'end', 'stack'] as const;

const isNear = (one: number, other: number) => Math.abs(one - other) <= tolerance;

/** Whether the log can have an entry of it. */
export function isCovered(socket: SocketRecord): boolean {
  if (socket.context.kind === 'shared-worker') return false;
  return !isEnded(socket) || (socket.ending.kind !== 'threw' && socket.ending.kind !== 'logged-only');
}

function protocolsFit({ requestedProtocols }: ReportedEntry, socket: SocketRecord): boolean {
  if (requestedProtocols === null || socket.adopted) return true;
  const asked = socket.requestedProtocols;
  return (
    requestedProtocols.length === asked.length && asked.every((name, at) => name === requestedProtocols[at])
  );
}

/** The handshake goes out after the constructor, late where others to the same host come first, and before the opening. */
function startFits({ startedAt }: ReportedEntry, socket: SocketRecord, cameAt: number): boolean {
  const endedAt = isEnded(socket) ? socket.endedAt : cameAt;
  if (startedAt === null) {
    const everOpened = isEnded(socket) ? socket.everOpened : socket.state !== 'connecting';
    return !everOpened && cameAt - endedAt <= waitForTimeless;
  }
  const openedAt = socket.state === 'connecting' ? null : socket.openedAt;
  const before = openedAt ?? (socket.adopted ? socket.firstSeenAt : endedAt);
  return startedAt <= before + tolerance && startedAt >= (socket.createdAt ?? 0) - tolerance;
}

/** A socket that opened was answered with 101; one that was closed while it connected may have been as well. */
function openingFits({ entry }: ReportedEntry, socket: SocketRecord): boolean {
  const opened = isEnded(socket) ? socket.everOpened : socket.state === 'open';
  return !opened || entry.handshake.status === 101;
}

/** A page gets its close event when the connection has ended, or later; what was rehearsed or inferred ended when it liked. */
function endFits({ endedAt }: ReportedEntry, socket: SocketRecord): boolean {
  if (endedAt === null || !isEnded(socket) || !sawEnd(socket)) return true;
  return endedAt <= socket.endedAt + tolerance && endedAt >= (socket.openedAt ?? 0) - tolerance;
}

const sawEnd = ({ ending }: EndedSocket) => ending.kind === 'close-event' || ending.kind === 'stream-error';

/**
 * The page's counters against the log's. Where the page saw the end they are exact, but for what came after `close()`,
 * which reaches no listener, and for what never left the queue; else they are up to half a second old. A socket whose
 * constructor was not seen is counted from its first call on: libraries that keep `WebSocket` when they load make such ones.
 */
function countsFit({ entry }: ReportedEntry, socket: SocketRecord): boolean {
  const { received, sent } = socket.traffic;
  const exact = isEnded(socket) && sawEnd(socket) && !socket.adopted;
  const receivedFits =
    received === null ||
    entry.received === received ||
    (entry.received > received && (!exact || socket.closeCall !== null));
  return receivedFits && (sent === null || entry.sent <= sent || !exact);
}

/** Lines are compared, not columns: engines differ by where in `new WebSocket` they point. */
function stackFits({ stack }: ReportedEntry, { openCall }: SocketRecord): boolean {
  const top = openCall?.stack[0];
  return top !== undefined && stack.some(({ url, line }) => url === top.url && line === top.line);
}
