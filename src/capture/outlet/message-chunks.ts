import type { CaptureMessage } from '../../channel/messages.ts';
import type { SocketRecord } from '../../model/socket.ts';

/**
 * Sockets in one message. The browser takes no message over 64 MiB; a record within `limits.ts` has at most some 50,000
 * characters, each of at most six bytes in JSON. And a panel takes in so many between two frames.
 */
export const recordsPerMessage = 200;

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
  const count = Math.ceil(sockets.length / recordsPerMessage);
  return Array.from({ length: count }, (_, index) =>
    sockets.slice(index * recordsPerMessage, (index + 1) * recordsPerMessage),
  );
}
