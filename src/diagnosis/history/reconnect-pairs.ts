import { bornAt, type EndedSocket, isEnded, type SocketRecord } from '../../model/socket.ts';

/** A socket that came after another one of the same URL had ended. */
export interface Reconnect {
  readonly from: EndedSocket;
  readonly to: SocketRecord;
  /** Milliseconds between that end and this creation. */
  readonly gap: number;
}

/** Later ones are a person's doing, not a client library's. Milliseconds. */
const longestDelay = 5 * 60_000;

/** Pairs each creation with the latest end before it that has no successor yet. Parallel sockets are no reconnects. */
export function reconnectPairs(sockets: readonly SocketRecord[]): readonly Reconnect[] {
  const moments = sockets.flatMap((socket) => [
    { at: bornAt(socket), socket, ended: null },
    ...(isEnded(socket) ? [{ at: socket.endedAt, socket, ended: socket }] : []),
  ]);
  // In one millisecond ends come first, since a close handler may connect again at once.
  moments.sort((a, b) => a.at - b.at || Number(b.ended !== null) - Number(a.ended !== null));
  const waiting: EndedSocket[] = [];
  const found: Reconnect[] = [];
  for (const { at, socket, ended } of moments) {
    if (ended) {
      if (ended.ending.kind !== 'gone') waiting.push(ended);
      continue;
    }
    const place = waiting.findLastIndex(
      ({ id, endedAt }) => id !== socket.id && endedAt >= at - longestDelay,
    );
    const [from] = place < 0 ? [] : waiting.splice(place, 1);
    if (from) found.push({ from, to: socket, gap: Math.max(0, at - from.endedAt) });
  }
  return found;
}
