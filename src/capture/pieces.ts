import type { CaptureMessage } from '../channel/messages.ts';
import type { SocketRecord } from '../model/socket.ts';

/** Characters of sockets in one message, about. The browser takes no message over 64 MB, and a page can make its URLs long. */
const pieceLength = 8_000_000;
/** So few records are short enough, however long their URLs are. */
const surelyShort = 50;

/** The same news in messages that are short enough: the first as given, what it has no room for as `changes`. */
export function inPieces(message: CaptureMessage): CaptureMessage[] {
  if (message.type === 'snapshot' || message.type === 'cleared') {
    const [first = [], ...others] = split(message.log.sockets);
    const { dropped } = message.log;
    return [
      { ...message, log: { ...message.log, sockets: first } },
      ...others.map((sockets) => moreSockets(sockets, dropped)),
    ];
  }
  if (message.type !== 'changes') return [message];
  const [first = [], ...others] = split(message.sockets);
  return [{ ...message, sockets: first }, ...others.map((sockets) => moreSockets(sockets, message.dropped))];
}

const moreSockets = (sockets: readonly SocketRecord[], dropped: number): CaptureMessage => ({
  type: 'changes',
  sockets,
  markers: [],
  spans: [],
  dropped,
  removed: [],
});

function split(sockets: readonly SocketRecord[]): readonly (readonly SocketRecord[])[] {
  if (sockets.length <= surelyShort) return [sockets];
  const pieces: SocketRecord[][] = [];
  let room = 0;
  for (const socket of sockets) {
    const { length } = JSON.stringify(socket);
    if (room < length) {
      pieces.push([]);
      room = pieceLength;
    }
    pieces.at(-1)?.push(socket);
    room -= length;
  }
  return pieces;
}
