import type { HookReport } from '../../hook/reporting/reports.ts';
import { bounded, limits } from '../../model/limits.ts';
import type {
  CloseCall,
  EndedSocket,
  Ending,
  LiveSocket,
  SocketContext,
  Surroundings,
  Traffic,
} from '../../model/socket.ts';

/** The hook's report of one type. */
export type ReportOf<Type extends HookReport['type']> = Extract<HookReport, { type: Type }>;

/** `WebSocket.CLOSED` */
export const WebSocketClosed = 3;

/** Counters of which nothing is known. */
export const unknownTraffic: Traffic = {
  received: null,
  sent: null,
  lastReceivedAt: null,
  lastSentAt: null,
  lastSentSize: null,
  largestSentSize: null,
};

const noTraffic: Traffic = { ...unknownTraffic, received: 0, sent: 0 };

const boundedContext = ({ kind, url }: SocketContext): SocketContext => ({
  kind,
  url: bounded(url, limits.urlLength),
});

/** A socket that was made while the hook watched. */
export function createdSocket(id: string, context: SocketContext, report: ReportOf<'created'>): LiveSocket {
  return {
    id,
    context: boundedContext(context),
    state: 'connecting',
    url: report.url,
    api: report.api,
    requestedProtocols: report.protocols,
    createdAt: report.at,
    firstSeenAt: report.at,
    openCall: { stack: report.stack },
    adopted: false,
    closeCall: null,
    traffic: report.api === 'WebSocket' ? noTraffic : unknownTraffic,
  };
}

/** A socket that was there before the hook. What came before cannot be known. */
export function adoptedSocket(id: string, context: SocketContext, report: ReportOf<'adopted'>): LiveSocket {
  const base = {
    id,
    context: boundedContext(context),
    url: report.url,
    api: 'WebSocket',
    requestedProtocols: [],
    createdAt: null,
    firstSeenAt: report.at,
    openCall: null,
    adopted: true,
    closeCall: null,
    traffic: unknownTraffic,
  } as const;
  if (report.readyState === 0) return { ...base, state: 'connecting' };
  return {
    ...base,
    state: report.readyState === 1 ? 'open' : 'closing',
    openedAt: null,
    protocol: report.protocol,
    extensions: report.extensions,
  };
}

/** The same socket, of which reports may have been lost: its counters are unknown until the next ones come. */
export const withReportsLost = (socket: LiveSocket, at: number): LiveSocket => ({
  ...socket,
  traffic: unknownTraffic,
  reportsLostAt: at,
});

/** A known socket that its hook announced once more: one that was connecting may have opened unseen. */
export function announcedAgain(socket: LiveSocket, report: ReportOf<'adopted'>): LiveSocket {
  if (report.readyState === 0 || report.readyState === WebSocketClosed) return socket;
  const state = report.readyState === 1 ? 'open' : 'closing';
  if (socket.state !== 'connecting') return state === 'closing' ? { ...socket, state } : socket;
  const { protocol, extensions } = report;
  return { ...socket, state, openedAt: null, protocol, extensions };
}

/** The same socket, open. */
export function openedSocket(socket: LiveSocket, report: ReportOf<'opened'>): LiveSocket {
  const { openedAt, protocol, extensions } = { openedAt: report.at, ...report };
  const state = socket.closeCall !== null && socket.closeCall.threw === undefined ? 'closing' : 'open';
  return { ...socket, state, openedAt, protocol, extensions };
}

/** The same socket after a call of `close()`. The first call that did not throw is the one that counts. */
export function closeCalled(socket: LiveSocket, report: ReportOf<'close-called'>): LiveSocket {
  const known = socket.closeCall;
  if (known !== null && (known.threw === undefined || report.threw !== null)) return socket;
  const { code, reason, at, stack } = report;
  const closeCall: CloseCall = { code, reason, at, stack };
  if (report.threw !== null) return { ...socket, closeCall: { ...closeCall, threw: report.threw } };
  return socket.state === 'connecting'
    ? { ...socket, closeCall }
    : { ...socket, state: 'closing', closeCall };
}

/** What is known of an end besides the socket itself. */
export interface EndFacts {
  readonly ending: Ending;
  readonly endedAt: number;
  readonly browserText: EndedSocket['browserText'];
  readonly surroundings: Surroundings;
  /** The last counters, where they came with the end. */
  readonly traffic?: Traffic;
}

/** A closing handshake, and messages, prove that a socket opened, where the report of that was lost. */
function openedUnseen(socket: LiveSocket, { ending, traffic = socket.traffic }: EndFacts): boolean {
  if (socket.reportsLostAt === undefined) return false;
  return (ending.kind === 'close-event' && ending.close.wasClean) || (traffic.received ?? 0) > 0;
}

/** The same socket, ended. */
export function endedSocket(socket: LiveSocket, facts: EndFacts): EndedSocket {
  const opened =
    socket.state === 'connecting'
      ? { everOpened: openedUnseen(socket, facts), openedAt: null, protocol: '', extensions: '' }
      : { ...socket, everOpened: true };
  return { ...socket, ...opened, ...facts, network: null, state: 'ended' };
}

/** A socket that never was: its constructor threw. */
export function thrownSocket(
  id: string,
  context: SocketContext,
  report: ReportOf<'threw'>,
  facts: Pick<EndFacts, 'browserText' | 'surroundings'>,
): EndedSocket {
  const { name: exceptionName, message: exceptionMessage } = report;
  const socket = createdSocket(id, context, { ...report, type: 'created', socket: 0 });
  const ending = { kind: 'threw', exceptionName, exceptionMessage } as const;
  return endedSocket(socket, { ...facts, ending, endedAt: report.at });
}

/** A socket of which only the browser's log tells. */
export function loggedSocket(
  id: string,
  context: SocketContext,
  url: string,
  facts: Pick<EndFacts, 'surroundings'> & {
    readonly browserText: NonNullable<EndedSocket['browserText']>;
    readonly everOpened: boolean;
  },
): EndedSocket {
  return unseenSocket(id, context, url, facts.browserText.at, facts);
}

/** A socket that nobody saw, but something told of it at the time `at`. */
export function unseenSocket(
  id: string,
  context: SocketContext,
  url: string,
  at: number,
  facts: Pick<EndFacts, 'surroundings' | 'browserText'> & Pick<EndedSocket, 'everOpened'>,
): EndedSocket {
  return {
    id,
    context: boundedContext(context),
    url,
    api: 'WebSocket',
    state: 'ended',
    requestedProtocols: [],
    createdAt: null,
    firstSeenAt: at,
    openCall: null,
    adopted: false,
    closeCall: null,
    traffic: unknownTraffic,
    openedAt: null,
    protocol: '',
    extensions: '',
    endedAt: at,
    ending: { kind: 'logged-only' },
    network: null,
    ...facts,
  };
}
