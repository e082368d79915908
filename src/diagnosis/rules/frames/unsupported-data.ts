import { answer, reasonSubtitle, step } from '../../answer.ts';
import { arrivedClose } from '../../evidence/facts.ts';
import { vendorSteps } from '../../steps/vendor.ts';
import type { Rule } from '../../types.ts';

/** The server does not take this kind of data (RFC 6455 section 7.4.1). */
export const rule: Rule = (input) => {
  if (arrivedClose(input.socket)?.code !== 1003) return null;
  return answer(input, {
    cause: 'unsupported-data',
    confidence: 'certain',
    subtitle: reasonSubtitle(input),
    fix: [...vendorSteps(input), step('causes.unsupported-data.fix.kind')],
  });
};
