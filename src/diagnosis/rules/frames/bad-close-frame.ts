import { answer, failedBy, step } from '../../answer.ts';
import { textKindOf } from '../../evidence/facts.ts';
import { validClose } from '../../snippets/server-snippets.ts';
import type { Rule } from '../../types.ts';

/** A close frame with a reserved code, a body of one byte, or a reason that is not UTF-8. */
export const rule: Rule = (input) => {
  if (textKindOf(input.socket) !== 'bad-close-frame') return null;
  return answer(input, {
    cause: 'bad-close-frame',
    confidence: 'certain',
    ...failedBy(input.socket.browserText?.text ?? ''),
    fix: [
      step('causes.bad-close-frame.fix.validCode', validClose),
      step('causes.bad-close-frame.fix.noForward'),
      step('causes.bad-close-frame.fix.reason'),
    ],
  });
};
