import type { LoggedMessage } from '../../model/network-entry.ts';
import type { EndedSocket } from '../../model/socket.ts';
import { conversationOf } from '../../protocols/read-goodbyes.ts';
import { recogniseProtocols } from '../../protocols/recognise-protocol.ts';
import type { Conversation, RecognisedProtocol } from '../../protocols/types.ts';
import { arrivedClose, isSilentCut, mayHaveBeenAsked, pageCallOf } from './facts.ts';
import { shiftOfLog, unreadOf } from './known-messages.ts';

/** When a socket's end began: the page's `close()`, or the end itself; milliseconds since the epoch. */
export const endOf = (socket: EndedSocket): number => pageCallOf(socket)?.at ?? socket.endedAt;

/** What is known of what was said on a socket. */
export interface Spoken {
  readonly recognitions: readonly RecognisedProtocol[];
  readonly conversation: Conversation;
}

/** Rules and snippets ask for the same: it is read once a record. */
const known = new WeakMap<EndedSocket, Spoken>();

const onPageClock = (messages: readonly LoggedMessage[], shift: number): readonly LoggedMessage[] =>
  shift === 0 ? messages : messages.map((message) => ({ ...message, at: message.at + shift }));

function bareCodeOf(socket: EndedSocket): number | null {
  const close = arrivedClose(socket);
  return close?.reason === '' && pageCallOf(socket) === null && !mayHaveBeenAsked(socket) ? close.code : null;
}

/** The protocols that a socket may have spoken and its messages; null where its messages are not known. */
export function spokenOn(socket: EndedSocket): Spoken | null {
  if (!socket.network || !socket.everOpened) return null;
  const found = known.get(socket);
  if (found) return found;
  const { url, requestedProtocols, protocol, openedAt } = socket;
  const shift = shiftOfLog(socket.network, socket);
  const messages = onPageClock(socket.network.messages, shift ?? 0);
  const subject = { url, requestedProtocols, protocol, messages };
  const circumstances = {
    wasCut: isSilentCut(socket) && pageCallOf(socket) === null,
    bareCode: bareCodeOf(socket),
    unread: unreadOf(socket.network, socket),
    timed: shift !== null,
  };
  const spoken = {
    recognitions: socket.recognisedInFile?.protocols ?? recogniseProtocols(subject),
    conversation: conversationOf(subject, openedAt, endOf(socket), circumstances),
  };
  known.set(socket, spoken);
  return spoken;
}

/** A flood of ends is of one address, mostly: what was found for the last one is kept. */
let last: { readonly address: string; readonly found: readonly RecognisedProtocol[] } | null = null;

/** The protocols that a socket may have spoken: by its messages where they are known, else by its address and subprotocols. */
export function protocolsOn(socket: EndedSocket): readonly RecognisedProtocol[] {
  const spoken = spokenOn(socket);
  if (spoken !== null) return spoken.recognitions;
  if (socket.recognisedInFile) return socket.recognisedInFile.protocols;
  const { url, requestedProtocols, protocol } = socket;
  const address = JSON.stringify([url, protocol, requestedProtocols]);
  if (last?.address !== address)
    last = { address, found: recogniseProtocols({ url, requestedProtocols, protocol, messages: [] }) };
  return last.found;
}
