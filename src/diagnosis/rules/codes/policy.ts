import { answer, reasonSubtitle, step } from '../../answer.ts';
import { arrivedClose } from '../../evidence/facts.ts';
import { vendorSteps } from '../../steps/vendor.ts';
import type { Rule } from '../../types.ts';

/** The server's general refusal (RFC 6455 section 7.4.1). */
export const rule: Rule = (input) => {
  if (arrivedClose(input.socket)?.code !== 1008) return null;
  return answer(input, {
    cause: 'policy',
    confidence: 'certain',
    subtitle: reasonSubtitle(input),
    fix: [
      ...vendorSteps(input),
      step('causes.policy.fix.reason'),
      step('causes.policy.fix.token'),
      step('causes.policy.fix.lastMessage'),
    ],
  });
};
