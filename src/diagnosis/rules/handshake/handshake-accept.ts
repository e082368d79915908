import { answer, step } from '../../answer.ts';
import { answerFaultOf } from '../../evidence/answer-fault.ts';
import { textKindOf } from '../../evidence/facts.ts';
import { acceptKey } from '../../snippets/page-snippets.ts';
import type { Rule } from '../../types.ts';

/** The key's proof in the answer is wrong or missing. */
export const rule: Rule = (input) => {
  if (textKindOf(input) !== 'handshake-accept' && answerFaultOf(input) !== 'accept') return null;

  return answer(input, {
    cause: 'handshake-accept',
    confidence: 'certain',
    fix: [
      step('causes.handshake-accept.fix.compute', acceptKey),
      step('causes.handshake-accept.fix.noCache'),
    ],
  });
};
