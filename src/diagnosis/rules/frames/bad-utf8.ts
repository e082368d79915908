import { answer, failedBy, reasonSubtitle, say, step } from '../../answer.ts';
import { arrivedClose, textKindOf } from '../../evidence/facts.ts';
import { sendBytes } from '../../snippets/server-snippets.ts';
import { vendorSteps } from '../../steps/vendor.ts';
import type { Rule } from '../../types.ts';

const fix = [step('causes.bad-utf8.fix.binary', sendBytes), step('causes.bad-utf8.fix.split')];

/** The server's reason is about how a text is encoded ("invalid start byte at position 0"), or the code's own name. */
const speaksOfText = /utf|unicode|encod|decod|byte|frame payload data/i;

/** A text frame that is not UTF-8: found by the browser, or, with 1007, by the server. */
export const rule: Rule = (input) => {
  const { socket, meaning } = input;
  if (textKindOf(input) === 'bad-utf8')
    return answer(input, {
      cause: 'bad-utf8',
      confidence: 'certain',
      ...failedBy(socket.browserText?.text ?? ''),
      fix,
    });
  const close = arrivedClose(socket);
  if (close?.code !== 1007) return null;
  // A vendor has another use for the code, such as a request that it does not accept; or the reason tells of one.
  const vendor = meaning?.kind === 'standard' && meaning.knownSenders[0]?.atHand != null;
  const otherwise = vendor || (close.reason !== '' && !speaksOfText.test(close.reason));
  return answer(input, {
    cause: 'bad-utf8',
    confidence: otherwise ? 'possible' : 'certain',
    title: say('causes.bad-utf8.titleServerSays'),
    subtitle: reasonSubtitle(input),
    explanation: say('causes.bad-utf8.explanationServerSays'),
    fix: [...vendorSteps(input), ...fix],
  });
};
