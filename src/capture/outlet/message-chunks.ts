import type { CaptureMessage } from '../../channel/messages.ts';
import type { SocketRecord } from '../../model/socket.ts';
import { textLengthOf } from '../../model/string-size.ts';

/** Sockets in one message at most: a panel takes in so many between two frames. */
export const recordsPerMessage = 200;

/** Characters in one message: the browser takes none over 64 MiB, and JSON writes a character with up to six bytes. */
const messageLength = 10_000_000;

/** How many of the first records fit into one message; one at least. */
export function fittingCount(sockets: readonly SocketRecord[]): number {
  let room = messageLength;
  const most = Math.min(sockets.length, recordsPerMessage);
  for (let count = 0; count < most; count += 1) {
    room -= textLengthOf(sockets[count]);
    if (room < 0) return Math.max(1, count);
  }
  return most;
}

/** The same message in messages that are short enough: the first as given, what it has no room for as `changes`. */
export function splitMessage(message: CaptureMessage): CaptureMessage[] {
  if (message.type === 'changes') {
    const [first = [], ...others] = split(message.sockets);
    return [{ ...message, sockets: first }, ...others.map((sockets) => more(sockets, message.dropped))];
  }
  if (message.type !== 'cleared') return [message];
  const { log } = message;
  const [first = [], ...others] = split(log.sockets);
  return [
    { ...message, log: { ...log, sockets: first } },
    ...others.map((sockets) => more(sockets, log.dropped)),
  ];
}

const more = (sockets: readonly SocketRecord[], dropped: number): CaptureMessage => ({
  type: 'changes',
  sockets,
  markers: [],
  spans: [],
  dropped,
  removed: [],
});

function split(sockets: readonly SocketRecord[]): readonly (readonly SocketRecord[])[] {
  const parts: (readonly SocketRecord[])[] = [];
  for (let left = sockets; left.length > 0; left = left.slice(parts.at(-1)?.length)) {
    parts.push(left.slice(0, fittingCount(left)));
  }
  return parts;
}
