import { answer, say, step } from '../../answer.ts';
import { whoListens } from '../../commands/commands.ts';
import { isLoopback, targetOf } from '../../commands/target.ts';
import { textKindOf } from '../../evidence/facts.ts';
import { viteHmrStep } from '../../steps/shared-steps.ts';
import type { Rule } from '../../types.ts';

/** Nothing listens on the port. */
export const rule: Rule = (input) => {
  if (textKindOf(input.socket) !== 'refused') return null;
  const target = targetOf(input.socket.url);
  return answer(input, {
    cause: 'refused',
    confidence: 'certain',
    explanation: say('causes.refused.explanation', { port: target.port }),
    serverLog: say('causes.serverLog.neverArrived'),
    fix: [
      step('causes.refused.fix.running', whoListens(target)),
      step('causes.refused.fix.bindAll'),
      ...(isLoopback(target) ? [step('causes.refused.fix.ipv6')] : []),
      ...viteHmrStep(input),
    ],
  });
};
