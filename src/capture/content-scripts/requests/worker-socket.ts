import type { EndedSocket } from '../../../model/socket.ts';
import { unseenSocket } from '../../records/socket-records.ts';
import type { ObservedRequest } from './observed-request.ts';

/**
 * What is known of a worker's socket: its handshake, and what that failed of. Nobody says when and how one that opened
 * ends, so there is no close event in it, and its end is that of the handshake.
 */
export function workerSocket(id: string, request: ObservedRequest): EndedSocket {
  const { url, startedAt, handshake, error, originUrl } = request;
  const at = request.endedAt ?? startedAt;
  const everOpened = handshake.status === 101 && error === null;
  const browserText =
    error === null ? null : ({ text: error, level: 'error', source: 'network', at } as const);
  const surroundings = { hiddenSince: null, onLine: null };
  const socket = unseenSocket(id, { kind: 'worker', url: originUrl }, url, at, {
    everOpened,
    browserText,
    surroundings,
  });
  return {
    ...socket,
    firstSeenAt: startedAt,
    openedAt: everOpened ? at : null,
    network: { handshake, received: 0, sent: 0, messages: [] },
  };
}
