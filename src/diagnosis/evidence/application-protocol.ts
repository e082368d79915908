import type { BrowserKind } from '../../model/browser-kind.ts';
import { chromiumCapabilities, firefoxCapabilities } from '../../model/capabilities.ts';
import type { EndedSocket } from '../../model/socket.ts';
import { conversationOf, readGoodbyes, reasonAmong } from '../../protocols/read-goodbyes.ts';
import { readHeartbeat } from '../../protocols/read-heartbeat.ts';
import { protocolOf, recogniseProtocols } from '../../protocols/recognise-protocol.ts';
import type { Conversation, Goodbye, Heartbeat, RecognisedProtocol } from '../../protocols/types.ts';
import { proof, say } from '../answer.ts';
import type { Evidence, Witnessed } from '../types.ts';
import { pageCallOf } from './facts.ts';

/** When a socket's end began: the page's `close()`, or the end itself; milliseconds since the epoch. */
export const endOf = (socket: EndedSocket): number => pageCallOf(socket)?.at ?? socket.endedAt;

interface Spoken {
  readonly recognitions: readonly RecognisedProtocol[];
  readonly conversation: Conversation;
}

/** Two rules ask for the same: it is read once a record. */
const known = new WeakMap<EndedSocket, Spoken>();

/** The protocols that a socket may have spoken and its messages; null where its messages are not known. */
function spokenOn(socket: EndedSocket): Spoken | null {
  if (!socket.network || !socket.everOpened) return null;
  const found = known.get(socket);
  if (found) return found;
  const { url, requestedProtocols, protocol, openedAt } = socket;
  const subject = { url, requestedProtocols, protocol, messages: socket.network.messages };
  const spoken = {
    recognitions: recogniseProtocols(subject),
    conversation: conversationOf(subject, openedAt, endOf(socket)),
  };
  known.set(socket, spoken);
  return spoken;
}

/** The application protocol that a socket spoke, the likeliest; null where none is likely, or nothing is known of its messages. */
export const applicationOn = (socket: EndedSocket): RecognisedProtocol | null =>
  spokenOn(socket)?.recognitions.find(({ strength }) => strength !== 'possible') ?? null;

/** Whether DevTools' network log holds messages. Without them neither goodbyes nor heartbeats are guessed. */
const hasMessages: Record<BrowserKind, boolean> = {
  chromium: chromiumCapabilities.messages,
  firefox: firefoxCapabilities.messages,
};

export interface FoundGoodbye {
  readonly recognition: RecognisedProtocol;
  readonly goodbye: Goodbye;
}

/** The goodbye that gave the reason of a socket's end: final ones first, then by how surely its protocol is recognised. */
export function goodbyeOn({ socket, browser }: Witnessed): FoundGoodbye | null {
  const spoken = hasMessages[browser] ? spokenOn(socket) : null;
  if (!spoken) return null;
  const found = spoken.recognitions.flatMap((recognition) => {
    const goodbye = reasonAmong(readGoodbyes(recognition, spoken.conversation), spoken.conversation.end);
    return goodbye ? [{ recognition, goodbye }] : [];
  });
  return found.find(({ goodbye }) => goodbye.final) ?? found[0] ?? null;
}

/** The heartbeat of the likeliest protocol that has one, and that protocol. */
export function heartbeatOn({
  socket,
  browser,
}: Witnessed): { readonly recognition: RecognisedProtocol; readonly heartbeat: Heartbeat } | null {
  const spoken = hasMessages[browser] ? spokenOn(socket) : null;
  for (const recognition of spoken?.recognitions ?? []) {
    if (recognition.strength === 'possible' || !spoken) continue;
    const heartbeat = readHeartbeat(recognition, spoken.conversation);
    if (heartbeat) return { recognition, heartbeat };
  }
  return null;
}

/** The product's name of a recognised protocol; the same in every language. */
export const nameOfProtocol = ({ id }: RecognisedProtocol): string => protocolOf(id)?.name ?? id;

/** By what a protocol was recognised, as a fact to check. */
export function recognitionProof(recognition: RecognisedProtocol): Evidence {
  const { basis, matched } = recognition.by;
  const values = { protocol: nameOfProtocol(recognition) };
  return proof(
    'causes.evidence.label.protocol',
    basis === 'messages'
      ? say('protocols.recognised.messages', values)
      : say(`protocols.recognised.${basis}`, { ...values, matched: { verbatim: matched } }),
  );
}
