import type { ReportedEntry } from '../../../../src/model/network-entry.ts';
import type { EndedSocket, LiveSocket, OpenSocket, Traffic } from '../../../../src/model/socket.ts';
import { endedRecord, liveRecord } from '../records/records.ts';

export const noTimes = {
  lastReceivedAt: null,
  lastSentAt: null,
  lastSentSize: null,
  largestSentSize: null,
};

export const traffic = (received: number | null, sent: number | null): Traffic => ({
  received,
  sent,
  ...noTimes,
});

export const url = 'ws://a.example/';

/** A socket that was made, opened and closed at these times, in milliseconds. */
export const ended = (
  id: string,
  [createdAt, openedAt, endedAt]: readonly [number, number | null, number],
  changes: Partial<EndedSocket> = {},
): EndedSocket => ({
  ...endedRecord(id, url),
  createdAt,
  firstSeenAt: createdAt,
  openedAt,
  everOpened: openedAt !== null,
  endedAt,
  traffic: traffic(0, 0),
  ...changes,
});

const openRecord = (id: string): OpenSocket => ({
  ...liveRecord(id, url),
  state: 'open',
  openedAt: 0,
  protocol: '',
  extensions: '',
});

/** A socket that is connecting since then. */
export function live(id: string, createdAt: number): LiveSocket {
  const { openedAt: _, protocol: __, extensions: ___, ...base } = openRecord(id);
  return { ...base, state: 'connecting', createdAt, firstSeenAt: createdAt };
}

/** An entry that was answered with 101 and lasted from one time to the other. */
export const entryOf = (
  [startedAt, endedAt]: readonly [number | null, number | null],
  { received = 0, sent = 0, status = 101 as number | null, ...changes }: EntryChanges = {},
): ReportedEntry => ({
  url,
  startedAt,
  endedAt,
  requestedProtocols: startedAt === null ? null : [],
  stack: [],
  traffic: traffic(received, sent),
  entry: { handshake: { status, requestHeaders: [], responseHeaders: [] }, received, sent, messages: [] },
  ...changes,
});

type EntryChanges = Partial<ReportedEntry> & {
  readonly received?: number;
  readonly sent?: number;
  readonly status?: number | null;
};
