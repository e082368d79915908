import type { Message, MessageValues } from '../../../../locales/messages.ts';
import type { Goodbye } from '../../../protocols/types.ts';
import { answer, reasonSubtitle, say, step } from '../../answer.ts';
import { goodbyeProof, nameOfProtocol, recognitionProof } from '../../evidence/application-protocol.ts';
import { countedGoodbye } from '../../evidence/counted-goodbye.ts';
import { endOf } from '../../evidence/spoken.ts';
import type { Rule } from '../../types.ts';

function explanationOf(goodbye: Goodbye, end: number, values: MessageValues): Message {
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
  const found = countedGoodbye(input);
  if (!found) return null;
  const { goodbye, recognition, confidence } = found;
  const values = { protocol: nameOfProtocol(recognition) };
  return answer(input, {
    cause: 'application-goodbye',
    confidence,
    title: say('causes.application-goodbye.title', { ...values, meaning: goodbye.meaning }),
    subtitle: goodbye.expected ? say('causes.application-goodbye.expected') : reasonSubtitle(input),
    explanation: explanationOf(goodbye, endOf(socket), values),
    evidence: [...goodbyeProof(found), recognitionProof(recognition)],
    fix: [
      ...goodbye.fix.map((text) => ({ text, snippets: [] })),
      ...(goodbye.expected ? [step('causes.application-goodbye.fix.expected', undefined, values)] : []),
    ],
  });
};
