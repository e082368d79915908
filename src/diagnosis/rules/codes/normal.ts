import { answer, reasonSubtitle, step } from '../../answer.ts';
import { arrivedClose, pageCallOf } from '../../evidence/facts.ts';
import type { Rule } from '../../types.ts';

/** 1000 in the close frame that arrived. */
export const rule: Rule = (input) => {
  if (arrivedClose(input.socket)?.code !== 1000) return null;
  return answer(input, {
    cause: 'normal',
    confidence: 'certain',
    subtitle: reasonSubtitle(input),
    fix: pageCallOf(input.socket)
      ? [step('causes.normal.fix.findCall')]
      : [
          step('causes.normal.fix.findServer'),
          step('causes.normal.fix.silentLimits'),
          step('causes.normal.fix.otherCode'),
        ],
  });
};
