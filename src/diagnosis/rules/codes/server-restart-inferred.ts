import { answer, reasonSubtitle, say } from '../../answer.ts';
import { arrivedClose, isSilentCut, mayBeFirefoxLeaving, pageCallOf } from '../../evidence/facts.ts';
import { neighbours, restartFix } from '../../steps/restart.ts';
import { vendorSteps } from '../../steps/vendor.ts';
import type { DiagnosisInput, Rule } from '../../types.ts';

/** How many neighbours make silent cuts look like one event rather than chance. */
const enough = 2;

const goingAway = (input: DiagnosisInput) =>
  mayBeFirefoxLeaving(input)
    ? {
        title: say('causes.server-restart.titleEither'),
        explanation: say('causes.server-restart.explanationEither'),
      }
    : {
        title: say('causes.server-restart.titleGoingAway'),
        explanation: say('causes.server-restart.explanationGoingAway'),
      };

/** What no clock explained: a lone 1001, or silent cuts of several sockets to one host at one instant. */
export const rule: Rule = (input) => {
  const { socket } = input;
  if (pageCallOf(socket)) return null;
  if (arrivedClose(socket)?.code === 1001)
    return answer(input, {
      cause: 'server-restart',
      confidence: 'possible',
      ...goingAway(input),
      subtitle: reasonSubtitle(input),
      fix: [...vendorSteps(input), ...restartFix],
    });
  const { count, evidence } = neighbours(input);
  if (!isSilentCut(socket) || count < enough) return null;
  return answer(input, {
    cause: 'server-restart',
    confidence: 'possible',
    title: say('causes.server-restart.titleSilent'),
    subtitle: say('causes.server-restart.subtitle', { count }),
    explanation: say('causes.server-restart.explanationSilent'),
    evidence,
    fix: restartFix,
  });
};
