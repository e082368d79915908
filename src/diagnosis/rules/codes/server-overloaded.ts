import { answer, reasonSubtitle, step } from '../../answer.ts';
import { arrivedClose } from '../../evidence/facts.ts';
import { backoff } from '../../snippets/page-snippets.ts';
import { vendorSteps } from '../../steps/vendor.ts';
import type { Rule } from '../../types.ts';

/** The server asks to come back later (IANA registry). */
export const rule: Rule = (input) => {
  if (arrivedClose(input.socket)?.code !== 1013) return null;
  return answer(input, {
    cause: 'server-overloaded',
    confidence: 'certain',
    subtitle: reasonSubtitle(input),
    fix: [
      ...vendorSteps(input),
      step('causes.server-overloaded.fix.wait', backoff({ from: 10_000, to: 30_000, most: 120_000 })),
      step('causes.server-overloaded.fix.capacity'),
    ],
  });
};
