import { answer, proof, say, step } from '../../answer.ts';
import { closingTimeout, isSilentCut, pageCallOf } from '../../evidence/facts.ts';
import { answerClose } from '../../snippets/server-snippets.ts';
import type { Rule } from '../../types.ts';

/** How far from its figure a browser's timer may end, in milliseconds (measured: 60.0 s and 20.0 s). */
const slack = 1_500;

/** `close()` was called and no close frame came: the browser's own timeout, or a cut while it waited. */
export const rule: Rule = (input) => {
  const call = pageCallOf(input.socket);
  if (!call || !isSilentCut(input.socket)) return null;
  const waited = input.socket.endedAt - call.at;
  const wait = { duration: waited };
  const timedOut = Math.abs(waited - closingTimeout[input.browser]) <= slack;
  return answer(input, {
    cause: 'close-unanswered',
    confidence: timedOut ? 'certain' : 'likely',
    ...(timedOut
      ? input.browser === 'firefox'
        ? { explanation: say('causes.close-unanswered.explanationFirefox') }
        : {}
      : {
          title: say('causes.close-unanswered.titleDropped'),
          explanation: say('causes.close-unanswered.explanationDropped', { wait }),
        }),
    evidence: [proof('causes.evidence.label.seen', say('causes.evidence.closeWait', { wait }))],
    // Whether the page's close frame arrived is just what is not known.
    serverLog: null,
    fix: [
      step('causes.close-unanswered.fix.answer', answerClose),
      step('causes.close-unanswered.fix.deadPeer'),
      step('causes.close-unanswered.fix.dontWait'),
    ],
  });
};
