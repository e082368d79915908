import { answer, failedBy, reasonSubtitle, say, step } from '../../answer.ts';
import { arrivedClose, textKindOf } from '../../evidence/facts.ts';
import { sendBytes } from '../../snippets/server-snippets.ts';
import { vendorSteps } from '../../steps/vendor.ts';
import type { Rule } from '../../types.ts';

const fix = [step('causes.bad-utf8.fix.binary', sendBytes), step('causes.bad-utf8.fix.split')];

/** A text frame that is not UTF-8: found by the browser, or, with 1007, by the server. */
export const rule: Rule = (input) => {
  const { socket } = input;
  if (textKindOf(input) === 'bad-utf8')
    return answer(input, {
      cause: 'bad-utf8',
      confidence: 'certain',
      ...failedBy(socket.browserText?.text ?? ''),
      fix,
    });
  if (arrivedClose(socket)?.code !== 1007) return null;
  return answer(input, {
    cause: 'bad-utf8',
    confidence: 'certain',
    title: say('causes.bad-utf8.titleServerSays'),
    subtitle: reasonSubtitle(input),
    explanation: say('causes.bad-utf8.explanationServerSays'),
    fix: [...vendorSteps(input), ...fix],
  });
};
