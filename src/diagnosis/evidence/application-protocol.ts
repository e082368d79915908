import type { BrowserKind } from '../../model/browser-kind.ts';
import { chromiumCapabilities, firefoxCapabilities } from '../../model/capabilities.ts';
import { redactText } from '../../model/redaction/redact-messages.ts';
import type { EndedSocket } from '../../model/socket.ts';
import { inferGoodbye, readGoodbyes, reasonAmong } from '../../protocols/read-goodbyes.ts';
import { readHeartbeats } from '../../protocols/read-heartbeat.ts';
import { protocolOf } from '../../protocols/recognise-protocol.ts';
import type { Goodbye, Heartbeat, RecognisedProtocol } from '../../protocols/types.ts';
import { proof, say } from '../answer.ts';
import type { Evidence, Witnessed } from '../types.ts';
import { foundInFile, heartbeatsInFile } from './found-in-file.ts';
import { type Spoken, spokenOn } from './spoken.ts';

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

/** Nothing but the messages speaks for the protocol, and plain data can have any form. */
const isLookAlike = ({ strength, by }: RecognisedProtocol): boolean =>
  strength === 'possible' && by.basis === 'messages';

function goodbyeAmong(
  { conversation }: Spoken,
  recognitions: readonly RecognisedProtocol[],
): FoundGoodbye | null {
  const found = recognitions.flatMap((recognition) => {
    const goodbye = reasonAmong(readGoodbyes(recognition, conversation), conversation.end);
    return goodbye ? [{ recognition, goodbye }] : [];
  });
  return found.find(({ goodbye }) => goodbye.final) ?? found[0] ?? null;
}

/**
 * The goodbye that gave the reason of a socket's end, in a protocol that something besides the messages speaks for:
 * final ones first, then by how surely the protocol is recognised.
 */
export function goodbyeOn({ socket, browser }: Witnessed): FoundGoodbye | null {
  const spoken = hasMessages[browser] ? spokenOn(socket) : null;
  if (spoken && socket.recognisedInFile) return foundInFile(socket.recognisedInFile, 'goodbye');
  return (
    spoken &&
    goodbyeAmong(
      spoken,
      spoken.recognitions.filter((one) => !isLookAlike(one)),
    )
  );
}

/** A message near the end that has the form of a goodbye, in a protocol that nothing else speaks for: no reason of the end. */
export function lookAlikeOn({ socket, browser }: Witnessed): FoundGoodbye | null {
  const spoken = hasMessages[browser] ? spokenOn(socket) : null;
  if (spoken && socket.recognisedInFile) return foundInFile(socket.recognisedInFile, 'lookAlike');
  return spoken && goodbyeAmong(spoken, spoken.recognitions.filter(isLookAlike));
}

/** A dev server's message that made the page reload; null where the protocol is not certain, or none came. */
export function reloadAskedOn(witnessed: Witnessed): FoundGoodbye | null {
  const found = goodbyeOn(witnessed);
  const asked = found?.goodbye.meaning.key === 'protocols.meaning.devReload';
  return asked && found.recognition.strength === 'certain' ? found : null;
}

/**
 * What a socket's end without a goodbye is known to mean in the likeliest protocol; null where a goodbye was said near it,
 * a heartbeat failed, or nothing is known.
 */
export function inferredOn(witnessed: Witnessed): FoundGoodbye | null {
  const { socket, browser } = witnessed;
  const spoken = hasMessages[browser] ? spokenOn(socket) : null;
  if (spoken && socket.recognisedInFile) return foundInFile(socket.recognisedInFile, 'inferred');
  const recognition = applicationOn(socket);
  const goodbye = spoken && recognition && inferGoodbye(recognition, spoken.conversation);
  if (!goodbye || goodbyeOn(witnessed)) return null;
  const failed = heartbeatsOn(witnessed).some(({ heartbeat }) => heartbeat.whoWasSilent !== null);
  return failed ? null : { recognition, goodbye };
}

/** The message that says goodbye, for those who may read it; nothing where no message said it. */
export function goodbyeProof({ goodbye }: FoundGoodbye): readonly Evidence[] {
  if (goodbye.text === '') return [];
  const label = goodbye.direction === 'received' ? 'messageReceived' : 'messageSent';
  return [
    {
      ...proof(`causes.evidence.label.${label}`, { verbatim: redactText(goodbye.text) }),
      confidential: true,
    },
  ];
}

export interface FoundHeartbeat {
  readonly recognition: RecognisedProtocol;
  readonly heartbeat: Heartbeat;
}

/** The heartbeats of the likeliest protocol that has some, those that failed first. */
export function heartbeatsOn({ socket, browser }: Witnessed): readonly FoundHeartbeat[] {
  const spoken = hasMessages[browser] ? spokenOn(socket) : null;
  if (spoken && socket.recognisedInFile) return heartbeatsInFile(socket.recognisedInFile);
  for (const recognition of spoken?.recognitions ?? []) {
    if (recognition.strength === 'possible' || !spoken) continue;
    const heartbeats = readHeartbeats(recognition, spoken.conversation);
    if (heartbeats.length > 0) return heartbeats.map((heartbeat) => ({ recognition, heartbeat }));
  }
  return [];
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
