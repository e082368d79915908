import { answer, reasonSubtitle, say } from '../../answer.ts';
import { arrivedClose, mayBeFirefoxLeaving, pageCallOf } from '../../evidence/facts.ts';
import { announcedRestartFix, neighbours, restartFix } from '../../steps/restart.ts';
import { vendorSteps } from '../../steps/vendor.ts';
import type { Rule } from '../../types.ts';

/** The server announced it: 1012, or 1001 to several sockets at one instant. */
export const rule: Rule = (input) => {
  const code = arrivedClose(input.socket)?.code;
  if (code !== 1012 && (code !== 1001 || pageCallOf(input.socket))) return null;
  const { count, evidence } = neighbours(input);
  const together = count > 0 ? say('causes.server-restart.subtitle', { count }) : null;
  const subtitle = reasonSubtitle(input) ?? together;
  if (code === 1012)
    return answer(input, {
      cause: 'server-restart',
      confidence: 'certain',
      subtitle,
      evidence,
      fix: [...vendorSteps(input), ...announcedRestartFix],
    });
  // A page's sockets end together where Firefox leaves it: neighbours prove nothing then.
  if (count === 0 || mayBeFirefoxLeaving(input)) return null;
  return answer(input, {
    cause: 'server-restart',
    confidence: 'likely',
    title: say('causes.server-restart.titleGoingAway'),
    subtitle,
    explanation: say('causes.server-restart.explanationGoingAway'),
    evidence,
    fix: [...vendorSteps(input), ...restartFix],
  });
};
