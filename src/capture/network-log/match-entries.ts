import type { ReportedEntry } from '../../model/network-entry.ts';
import { isEnded, type SocketRecord } from '../../model/socket.ts';
import { type Fit, fitOf, isClearlyBetter } from './entry-fit.ts';

/** An entry of which the socket is not known yet. */
export interface WaitingEntry {
  readonly reported: ReportedEntry;
  /** When it came, milliseconds since the epoch. */
  readonly since: number;
}

/** An entry and a socket that it may be about. */
export interface CandidatePair {
  readonly waiting: WaitingEntry;
  readonly socket: SocketRecord;
  readonly fit: Fit;
}

/** Milliseconds that an entry waits for its like and for the ends of sockets before several that fit are too many. */
const settling = 1_000;

/** Whether an entry has waited long enough to say that several sockets fit. */
export const isSettled = ({ since }: WaitingEntry, now: number): boolean => now - since >= settling;

/** Every entry with every socket that it may be about. */
export const pairsOf = (
  entries: readonly WaitingEntry[],
  sockets: readonly SocketRecord[],
): readonly CandidatePair[] =>
  entries.flatMap((waiting) =>
    sockets.flatMap((socket) => {
      const fit = fitOf(waiting.reported, socket, waiting.since);
      return fit === null ? [] : [{ waiting, socket, fit }];
    }),
  );

/** The pairs that belong together: each entry is the clear choice of its socket, and the socket that of the entry. */
export function clearMatches(
  pairs: readonly CandidatePair[],
  isOutOfPlay: (socketId: string) => boolean,
  now: number,
): readonly CandidatePair[] {
  const found: CandidatePair[] = [];
  let left = pairs;
  // What was matched makes way: what is left may be unambiguous now.
  for (let match = nextMatch(left); match !== undefined; match = nextMatch(left)) {
    const { waiting, socket } = match;
    found.push(match);
    left = left.filter((pair) => pair.waiting !== waiting && pair.socket !== socket);
  }
  return found;

  function nextMatch(among: readonly CandidatePair[]): CandidatePair | undefined {
    const ofSocket = grouped(among, ({ socket }) => socket);
    for (const ofEntry of grouped(among, ({ waiting }) => waiting).values()) {
      const best = clearChoice(ofEntry);
      if (best === null || !isEnded(best.socket) || isOutOfPlay(best.socket.id)) continue;
      // A socket that lives may be the one, its end on the way.
      if (!isSettled(best.waiting, now) && ofEntry.some(({ socket }) => !isEnded(socket))) continue;
      if (clearChoice(ofSocket.get(best.socket) ?? []) === best) return best;
    }
    return undefined;
  }
}

/** The pair that fits clearly better than every other; null where there is none. */
function clearChoice(pairs: readonly CandidatePair[]): CandidatePair | null {
  const [first, ...others] = pairs;
  if (first === undefined) return null;
  const best = others.reduce((one, other) => (isClearlyBetter(other.fit, one.fit) ? other : one), first);
  return pairs.every((pair) => pair === best || isClearlyBetter(best.fit, pair.fit)) ? best : null;
}

/** Ids of the ended sockets that an entry fits best, each as well as the others. */
export function bestOf(pairs: readonly CandidatePair[]): string[] {
  return pairs
    .filter(({ socket, fit }) => isEnded(socket) && !pairs.some((other) => isClearlyBetter(other.fit, fit)))
    .map(({ socket }) => socket.id);
}

function grouped<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
