import { isEnded, type SocketRecord } from '../../../model/socket.ts';
import type { ObservedRequest } from './observed-request.ts';

/** Milliseconds by which the page's clock and the browser's may differ. */
const tolerance = 150;

/**
 * Which request is whose, among the sockets and requests of one document and one URL. Firefox connects sockets of one
 * address one after the other, in the order of their making, so the first request goes to the first socket that it fits.
 * Sockets that live hold their place. `sockets` and `requests` in the order of their making.
 */
export function assignRequests(
  requests: readonly ObservedRequest[],
  sockets: readonly SocketRecord[],
): ReadonlyMap<SocketRecord, ObservedRequest> {
  const found = new Map<SocketRecord, ObservedRequest>();
  for (const request of requests) {
    const socket = sockets.find((candidate) => !found.has(candidate) && fits(request, candidate));
    if (socket !== undefined) found.set(socket, request);
  }
  return found;
}

function fits(request: ObservedRequest, socket: SocketRecord): boolean {
  const { startedAt, handshake } = request;
  if (socket.createdAt === null || startedAt < socket.createdAt - tolerance) return false;
  if (isEnded(socket) && startedAt > socket.endedAt + tolerance) return false;
  const opened = isEnded(socket) ? socket.everOpened : socket.state !== 'connecting';
  if (opened) return handshake.status === 101 && request.error === null;
  // `close()` before the connection leaves no request (measured).
  const { closeCall } = socket;
  return closeCall === null || closeCall.threw !== undefined || closeCall.at >= startedAt;
}
