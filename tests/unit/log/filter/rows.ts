import type { Diagnosis } from '../../../../src/diagnosis/types.ts';
import type { Row } from '../../../../src/log/rows/row.ts';
import type { EndedSocket, LiveSocket } from '../../../../src/model/socket.ts';
import { closeEvent, endedSocket } from '../../model/sockets.ts';

/** A row of an ended socket with plain values; a test changes what it is about. */
export function endedRow(socket: Partial<EndedSocket> = {}, found: Partial<Diagnosis> = {}): Row {
  const diagnosis: Diagnosis = {
    cause: 'tls-untrusted',
    confidence: 'certain',
    title: { key: 'session.file.notSession' },
    subtitle: null,
    explanation: { key: 'session.file.notSession' },
    evidence: [],
    toSettle: null,
    closedBy: 'nobody',
    effectiveCode: 1015,
    serverLog: null,
    owners: [],
    fix: [],
    stack: null,
    ...found,
  };
  return { socket: endedSocket(socket), diagnosis, meaning: null, severity: 'error' };
}

/** A row that closed with a code, and a reason. */
export const closedRow = (code: number, reason = '', socket: Partial<EndedSocket> = {}): Row =>
  endedRow({ ...socket, ending: closeEvent(code, reason) });

/** A row of an open socket. */
export function openRow(changes: Partial<Extract<LiveSocket, { state: 'open' | 'closing' }>> = {}): Row {
  const { everOpened, endedAt, ending, browserText, surroundings, ...base } = endedSocket();
  return { socket: { ...base, state: 'open', ...changes }, diagnosis: null, meaning: null, severity: 'info' };
}

/** A socket of a path that failed 100 ms after its constructor, with a token of its own in the URL; times in milliseconds. */
export const attempt = (path: string, createdAt: number): Row =>
  endedRow({
    id: `${path}${createdAt}`,
    url: `wss://h.test/${path}?token=${createdAt}`,
    createdAt,
    firstSeenAt: createdAt,
    openedAt: null,
    everOpened: false,
    endedAt: createdAt + 100,
  });
