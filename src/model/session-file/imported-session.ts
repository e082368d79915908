import { mapInSlices, type Slices } from '../lists/slices.ts';
import type { SessionLog } from '../log.ts';
import { type CloseCall, type Ending, goneReasons, type OpenSocket, type SocketRecord } from '../socket.ts';
import { networkOf } from './network-fields.ts';
import { recognisedOf } from './recognised-fields.ts';
import type { SessionFile, SessionFileSocket } from './session-file-schema.ts';

const at = (iso: string): number => Date.parse(iso);
const atOrNull = (iso: string | null): number | null => (iso === null ? null : at(iso));

/** The ending of a socket from the fields that every session file has. */
function endingOf(socket: SessionFileSocket): Ending {
  const { close, ending } = socket;
  if (socket.rehearsed && close) return { kind: 'rehearsed', close };
  // A CloseEvent comes with an error event where the connection failed before it opened (WHATWG WebSockets).
  const errorEvent = ending?.kind === 'close-event' ? ending.errorEvent : socket.closedBy === 'nobody';
  if (close) return { kind: 'close-event', close, errorEvent };
  if (ending && ending.kind !== 'close-event') return ending;
  const why = goneReasons.find((reason) => reason === socket.diagnosis.cause);
  if (why) return { kind: 'gone', why };
  return socket.browserText === null ? { kind: 'error-only' } : { kind: 'logged-only' };
}

function closeCallOf({ closeCall }: SessionFileSocket): CloseCall | null {
  if (!closeCall) return null;
  const { threw, ...call } = closeCall;
  return { ...call, at: at(call.at), ...(threw === undefined ? {} : { threw }) };
}

const baseOf = (socket: SessionFileSocket, exportedAt: number) => ({
  id: socket.id,
  url: socket.url,
  api: socket.api,
  context: { kind: socket.context, url: socket.contextUrl ?? '' },
  requestedProtocols: socket.requestedProtocols,
  createdAt: atOrNull(socket.createdAt),
  firstSeenAt:
    atOrNull(socket.firstSeenAt ?? socket.createdAt ?? socket.openedAt ?? socket.endedAt) ?? exportedAt,
  openCall: socket.openCall,
  adopted: socket.adopted ?? socket.createdAt === null,
  ...(socket.reportsLostAt === undefined ? {} : { reportsLostAt: at(socket.reportsLostAt) }),
  closeCall: closeCallOf(socket),
  traffic: {
    received: socket.traffic.received,
    sent: socket.traffic.sent,
    lastReceivedAt: atOrNull(socket.traffic.lastReceivedAt),
    lastSentAt: atOrNull(socket.traffic.lastSentAt),
    lastSentSize: socket.traffic.lastSentSize ?? null,
    largestSentSize: socket.traffic.largestSentSize ?? null,
  },
});

/** The state of a live socket: as recorded, else open if it says when it opened. */
function liveState(socket: SessionFileSocket): 'connecting' | OpenSocket['state'] {
  if (socket.state !== undefined && socket.state !== 'ended') return socket.state;
  return socket.openedAt === null && socket.createdAt !== null ? 'connecting' : 'open';
}

function recordOf(socket: SessionFileSocket, exportedAt: number): SocketRecord {
  const base = baseOf(socket, exportedAt);
  const opening = {
    openedAt: atOrNull(socket.openedAt),
    protocol: socket.protocol,
    extensions: socket.extensions,
  };
  const endedAt = atOrNull(socket.endedAt);
  if (endedAt === null) {
    const state = liveState(socket);
    return state === 'connecting' ? { ...base, state } : { ...base, ...opening, state };
  }
  const from = socket.browserTextFrom ?? {
    level: 'error' as const,
    source: '',
    at: socket.endedAt ?? '',
  };
  return {
    ...base,
    ...opening,
    state: 'ended',
    everOpened: socket.everOpened ?? (socket.openedAt !== null || socket.closedBy !== 'nobody'),
    endedAt,
    ending: endingOf(socket),
    network: networkOf(socket),
    ...(socket.networkAmbiguous ? { networkAmbiguous: true } : {}),
    ...(socket.recognised ? { recognisedInFile: recognisedOf(socket.recognised) } : {}),
    browserText: socket.browserText === null ? null : { ...from, text: socket.browserText, at: at(from.at) },
    surroundings: {
      hiddenSince: atOrNull(socket.surroundings?.hiddenSince ?? null),
      onLine: socket.surroundings?.onLine ?? null,
      ...(socket.surroundings?.leavingSince === undefined
        ? {}
        : { leavingSince: at(socket.surroundings.leavingSince) }),
    },
  };
}

/**
 * A session file read back: the log as it was. Its diagnoses are not read: the reader's own version makes them again from
 * the records, in the reader's language.
 */
export interface ImportedSession {
  readonly log: SessionLog;
  readonly browser: string;
  readonly exportedAt: number;
  readonly secretsIncluded: boolean;
}

/** Turns a validated file into records, in slices. Ids that occur twice get a number each, since views key by them. */
export function* sessionOf(file: SessionFile): Slices<ImportedSession> {
  const exportedAt = at(file.exportedAt);
  const ids = new Set<string>();
  const sockets = yield* mapInSlices(file.sockets, (socket, index) => {
    const id = socket.id === '' || ids.has(socket.id) ? `${socket.id}#${index}` : socket.id;
    ids.add(id);
    return { ...recordOf(socket, exportedAt), id };
  });
  return {
    log: {
      sockets,
      markers: (file.markers ?? []).map((marker) => ({ ...marker, at: at(marker.at) })),
      spans: (file.spans ?? []).map((span) => ({ ...span, from: at(span.from), to: atOrNull(span.to) })),
      dropped: file.dropped,
      page: file.page,
    },
    browser: file.browser,
    exportedAt,
    secretsIncluded: file.secretsIncluded ?? false,
  };
}
