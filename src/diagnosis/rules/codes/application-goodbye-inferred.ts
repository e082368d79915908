import { answer, say } from '../../answer.ts';
import { inferredOn, nameOfProtocol, recognitionProof } from '../../evidence/application-protocol.ts';
import { arrivedClose } from '../../evidence/facts.ts';
import type { Rule } from '../../types.ts';

/** No message says why, but the application protocol is known for such an end. */
export const rule: Rule = (input) => {
  const { socket } = input;
  const found = socket.browserText ? null : inferredOn(input);
  const close = arrivedClose(socket);
  if (!found || !close) return null;
  const { goodbye, recognition } = found;
  const values = { protocol: nameOfProtocol(recognition) };
  return answer(input, {
    cause: 'application-goodbye',
    confidence: 'possible',
    title: say('causes.application-goodbye.title', { ...values, meaning: goodbye.meaning }),
    explanation: say('causes.application-goodbye.explanationInferred', { ...values, closeCode: close.code }),
    evidence: [recognitionProof(recognition)],
    fix: goodbye.fix.map((text) => ({ text, snippets: [] })),
  });
};
