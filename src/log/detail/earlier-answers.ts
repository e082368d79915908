import type { Handshake } from '../../model/network-entry.ts';
import { type EndedSocket, isEnded } from '../../model/socket.ts';
import { hostOf } from '../../model/url-identity.ts';
import type { Row } from '../rows/row.ts';

/** More say no more of a host. */
export const mostEarlier = 20;

/** How many of a list sorted by their ends had ended by then. */
function endedBy(sockets: readonly EndedSocket[], at: number): number {
  let [low, high] = [0, sockets.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sockets[middle]?.endedAt ?? at) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Looks up handshakes with the host of a socket that had ended before it, latest first and at most `mostEarlier`, as
 * `surroundingsOf` does, for all closes of a log one after the other.
 */
export function earlierAnswers(rows: readonly Row[]): (socket: EndedSocket) => readonly Handshake[] {
  const ofHosts = new Map<string, EndedSocket[]>();
  for (const { socket } of rows) {
    if (!isEnded(socket) || !socket.network) continue;
    const host = hostOf(socket.url);
    const known = ofHosts.get(host) ?? [];
    ofHosts.set(host, known);
    known.push(socket);
  }
  for (const known of ofHosts.values()) known.sort((one, other) => one.endedAt - other.endedAt);
  return (socket) => {
    const known = ofHosts.get(hostOf(socket.url)) ?? [];
    const found: Handshake[] = [];
    for (
      let index = endedBy(known, socket.endedAt) - 1;
      index >= 0 && found.length < mostEarlier;
      index -= 1
    ) {
      const other = known[index];
      if (other?.network && other.id !== socket.id) found.push(other.network.handshake);
    }
    return found;
  };
}
