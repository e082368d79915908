import type { Message, MessageValues } from '../../../../locales/messages.ts';
import type { EndedSocket } from '../../../model/socket.ts';
import { answer, reasonSubtitle, say, step } from '../../answer.ts';
import {
  type FoundGoodbye,
  goodbyeOn,
  goodbyeProof,
  nameOfProtocol,
  recognitionProof,
} from '../../evidence/application-protocol.ts';
import { arrivedClose, isSilentCut, pageCallOf } from '../../evidence/facts.ts';
import { endOf } from '../../evidence/spoken.ts';
import type { Confidence, Rule } from '../../types.ts';

/** Codes that leave room for a reason elsewhere. An application's own code says more than an error that may pass. */
const vague = [1000, 1001, 1005, 1008, 1011, 1013];

const leavesRoom = (socket: EndedSocket): boolean => {
  const code = arrivedClose(socket)?.code;
  return code === undefined || vague.includes(code);
};

/** How sure it is that this goodbye is the reason; null where it should not count. */
function confidenceOf({ recognition, goodbye }: FoundGoodbye, socket: EndedSocket): Confidence | null {
  const { strength } = recognition;
  const unanswered = pageCallOf(socket) !== null && isSilentCut(socket);
  if (goodbye.direction === 'sent' && unanswered) return null;
  if (!goodbye.final) {
    if (strength === 'possible' || goodbye.direction === 'sent' || !leavesRoom(socket)) return null;
    return strength === 'certain' && pageCallOf(socket) === null ? 'likely' : 'possible';
  }
  // An address or a subprotocol that others use too: such a goodbye counts only where the close itself says nothing.
  if (strength === 'possible')
    return [undefined, 1005].includes(arrivedClose(socket)?.code) ? 'possible' : null;
  // A close frame came; unclean only says that something of the page's own still waited to be sent.
  const closed = arrivedClose(socket) !== null;
  // That an end came when it was announced for is a strong sign, but no word of the server.
  const said = goodbye.direction === 'received' && goodbye.due === null;
  return strength === 'certain' && said && closed ? 'certain' : 'likely';
}

function explanationOf({ goodbye }: FoundGoodbye, end: number, values: MessageValues): Message {
  const { due, text, at, direction, byCut } = goodbye;
  if (byCut) return say('causes.application-goodbye.explanationCut', values);
  if (due !== null)
    return say('causes.application-goodbye.explanationDue', { ...values, time: { time: due } });
  if (text === '') return say('causes.application-goodbye.explanationKnown', values);
  const gap = { duration: Math.max(0, end - at) };
  return direction === 'received'
    ? say('causes.application-goodbye.explanation', { ...values, gap })
    : say('causes.application-goodbye.explanationSent', { ...values, gap });
}

/** The application protocol said why in a message. */
export const rule: Rule = (input) => {
  const { socket } = input;
  const found = socket.browserText ? null : goodbyeOn(input);
  const confidence = found && confidenceOf(found, socket);
  if (!found || !confidence) return null;
  const { goodbye, recognition } = found;
  const values = { protocol: nameOfProtocol(recognition) };
  return answer(input, {
    cause: 'application-goodbye',
    confidence,
    title: say('causes.application-goodbye.title', { ...values, meaning: goodbye.meaning }),
    subtitle: goodbye.expected ? say('causes.application-goodbye.expected') : reasonSubtitle(input),
    explanation: explanationOf(found, endOf(socket), values),
    evidence: [...goodbyeProof(found), recognitionProof(recognition)],
    fix: [
      ...goodbye.fix.map((text) => ({ text, snippets: [] })),
      ...(goodbye.expected ? [step('causes.application-goodbye.fix.expected', undefined, values)] : []),
    ],
  });
};
