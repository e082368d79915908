import type { EndedSocket } from '../../model/socket.ts';
import { defaultNearEnd } from '../../protocols/read-goodbyes.ts';
import type { Goodbye } from '../../protocols/types.ts';
import { proof, say } from '../answer.ts';
import type { Confidence, Evidence, Witnessed } from '../types.ts';
import { type FoundGoodbye, goodbyeOn, nameOfProtocol } from './application-protocol.ts';
import { arrivedClose, isSilentCut, mayHaveBeenAsked, pageCallOf, wasRehearsed } from './facts.ts';
import { endOf } from './spoken.ts';

/** Codes that leave room for a reason elsewhere. An application's own code says more than an error that may pass. */
const vague = [1000, 1001, 1005, 1008, 1011, 1013];
/** Those of an end that was announced some time before: errors and refusals have a reason of their own by then. */
const quiet = [1000, 1001, 1005];

/** A client that closes because of a goodbye does so at once, in milliseconds. */
const atOnce = 1_000;

/** What it tells of may come long after it, so that something else may end the connection before. */
const isAnnouncement = ({ nearEnd, due }: Goodbye): boolean => due === null && nearEnd > defaultNearEnd.final;

function leavesRoom(goodbye: Goodbye, socket: EndedSocket): boolean {
  const code = arrivedClose(socket)?.code;
  const leaving = isAnnouncement(goodbye) ? quiet : vague;
  return code === undefined || leaving.includes(code) || (goodbye.final && goodbye.codes.includes(code));
}

/** How sure it is that a final goodbye of a protocol that is more than possible is the reason. */
function finalConfidence({ recognition, goodbye }: FoundGoodbye, socket: EndedSocket): Confidence | null {
  const { direction, due, at } = goodbye;
  const takenAtOnce = pageCallOf(socket) !== null && endOf(socket) - at <= atOnce;
  // A client may have a code of its own for what it was told.
  if (!leavesRoom(goodbye, socket)) return takenAtOnce && direction === 'received' ? 'likely' : null;
  // A close frame came; unclean only says that something of the page's own still waited to be sent.
  const closed = arrivedClose(socket) !== null;
  if (isAnnouncement(goodbye)) return closed || pageCallOf(socket) ? 'likely' : 'possible';
  // That an end came when it was announced for is a strong sign, but no word of the server.
  const said = direction === 'received' && due === null;
  const answered = takenAtOnce || (pageCallOf(socket) === null && !mayHaveBeenAsked(socket));
  return recognition.strength === 'certain' && said && closed && answered ? 'certain' : 'likely';
}

/** How sure it is that this goodbye is the reason; null where it should not count. */
function confidenceOf(found: FoundGoodbye, socket: EndedSocket): Confidence | null {
  const { goodbye, recognition } = found;
  const { strength } = recognition;
  const unanswered = pageCallOf(socket) !== null && isSilentCut(socket);
  if (goodbye.direction === 'sent' && unanswered) return null;
  if (!goodbye.final) {
    if (strength === 'possible' || goodbye.direction === 'sent' || !leavesRoom(goodbye, socket)) return null;
    return strength === 'certain' && pageCallOf(socket) === null ? 'likely' : 'possible';
  }
  // An address or a subprotocol that others use too: such a goodbye counts only where the close itself says nothing.
  if (strength === 'possible')
    return [undefined, 1005].includes(arrivedClose(socket)?.code) ? 'possible' : null;
  return finalConfidence(found, socket);
}

export interface CountedGoodbye extends FoundGoodbye {
  readonly confidence: Confidence;
}

/** The goodbye that counts as the reason of a socket's end, and how surely; null where none does, or the browser has words of its own. */
export function countedGoodbye(witnessed: Witnessed): CountedGoodbye | null {
  const { socket } = witnessed;
  const found = socket.browserText ? null : goodbyeOn(witnessed);
  const confidence = found && confidenceOf(found, socket);
  return found && confidence ? { ...found, confidence } : null;
}

/** The mention of a server's goodbye that was no reason of the end, where the close code has a reason of its own. */
export function goodbyeMention(witnessed: Witnessed): readonly Evidence[] {
  const { socket } = witnessed;
  if (socket.browserText || wasRehearsed(socket) || !arrivedClose(socket)) return [];
  const found = goodbyeOn(witnessed);
  if (!found || found.recognition.strength === 'possible' || found.goodbye.direction === 'sent') return [];
  if (leavesRoom(found.goodbye, socket)) return [];
  const { at, meaning } = found.goodbye;
  const gap = { duration: Math.max(0, endOf(socket) - at) };
  const values = { protocol: nameOfProtocol(found.recognition), gap, meaning };
  return [proof('causes.evidence.label.messageReceived', say('causes.evidence.goodbye', values))];
}
