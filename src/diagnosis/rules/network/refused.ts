import { answer, say, step } from '../../answer.ts';
import { whoListens } from '../../commands/commands.ts';
import { isLoopback, type Target, targetOf } from '../../commands/target.ts';
import { textKindOf } from '../../evidence/facts.ts';
import { viteHmrStep } from '../../steps/shared-steps.ts';
import type { Confidence, DiagnosisInput, Rule } from '../../types.ts';

/**
 * How sure it is that the port refused. Firefox's name for it has other causes too, but none of them at this machine's
 * own IPv4 address; where IPv6 is off, `[::1]` is not there (EADDRNOTAVAIL), which has the same name.
 */
function confidenceOf(input: DiagnosisInput, target: Target): Confidence | null {
  const kind = textKindOf(input);
  if (kind === 'refused') return 'certain';
  if (kind !== 'not-reached' || !isLoopback(target)) return null;
  return target.host === '[::1]' ? 'likely' : 'certain';
}

/** Nothing listens on the port. */
export const rule: Rule = (input) => {
  const target = targetOf(input.socket.url);
  const confidence = confidenceOf(input, target);
  if (confidence === null) return null;
  return answer(input, {
    cause: 'refused',
    confidence,
    explanation: say(`causes.refused.${confidence === 'certain' ? 'explanation' : 'explanationLikely'}`, {
      port: target.port,
    }),
    serverLog: say('causes.serverLog.neverArrived'),
    fix: [
      step('causes.refused.fix.running', whoListens(target)),
      ...(isLoopback(target) ? [step('causes.refused.fix.ipv6')] : []),
      step('causes.refused.fix.bindAll'),
      ...viteHmrStep(input),
    ],
  });
};
