import { bornAt, type EndedSocket } from '../../model/socket.ts';
import { hostOf } from '../../model/url-identity.ts';
import { arrivedClose, isSilentCut, pageCallOf } from '../evidence/facts.ts';
import type { DiagnosisInput } from '../types.ts';

/** Other sockets that ended at the same instant without the page asking for it. */
export interface Together {
  readonly sameHost: number;
  readonly otherHosts: number;
  /** Every host concerned, this socket's first; bounded. */
  readonly hosts: readonly string[];
}

const goingAway = [1001, 1012];
const mostHosts = 5;

/** True for an end that a restart or a lost network may have made: cut without a word, 1001 or 1012, not asked for. */
export const endedUnasked = (socket: EndedSocket): boolean =>
  !pageCallOf(socket) && (isSilentCut(socket) || goingAway.includes(arrivedClose(socket)?.code ?? 0));

const openSince = (socket: EndedSocket) => socket.openedAt ?? bornAt(socket);

/** True where both were open at one time: a socket opened after another's end is no witness to it, but its successor. */
const overlapped = (one: EndedSocket, other: EndedSocket) =>
  openSince(one) < other.endedAt && openSince(other) < one.endedAt;

/** Counts the neighbours that were open beside this socket and were cut, or sent 1001 or 1012, within a second of its end. */
export function endedTogether({ socket, history }: DiagnosisInput): Together {
  if (history.simultaneous.length === 0) return { sameHost: 0, otherHosts: 0, hosts: [] };
  const here = hostOf(socket.url);
  const hosts = history.simultaneous
    .filter((other) => other.id !== socket.id && endedUnasked(other) && overlapped(socket, other))
    .map((other) => hostOf(other.url));
  return {
    sameHost: hosts.filter((host) => host === here).length,
    otherHosts: hosts.filter((host) => host !== here).length,
    hosts: [...new Set([here, ...hosts])].slice(0, mostHosts),
  };
}
