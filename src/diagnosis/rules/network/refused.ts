import { answer, say, step } from '../../answer.ts';
import { whoListens } from '../../commands/commands.ts';
import { isLoopback, type Target, targetOf } from '../../commands/target.ts';
import { textKindOf } from '../../evidence/facts.ts';
import { viteHmrStep } from '../../steps/shared-steps.ts';
import type { DiagnosisInput, Rule } from '../../types.ts';

/** Firefox's name for it has other causes too, but none of them on this machine's own addresses. */
function wasRefused(input: DiagnosisInput, target: Target): boolean {
  const kind = textKindOf(input);
  return kind === 'refused' || (kind === 'not-reached' && isLoopback(target));
}

/** Nothing listens on the port. */
export const rule: Rule = (input) => {
  const target = targetOf(input.socket.url);
  if (!wasRefused(input, target)) return null;
  return answer(input, {
    cause: 'refused',
    confidence: 'certain',
    explanation: say('causes.refused.explanation', { port: target.port }),
    serverLog: say('causes.serverLog.neverArrived'),
    fix: [
      step('causes.refused.fix.running', whoListens(target)),
      ...(isLoopback(target) ? [step('causes.refused.fix.ipv6')] : []),
      step('causes.refused.fix.bindAll'),
      ...viteHmrStep(input),
    ],
  });
};
