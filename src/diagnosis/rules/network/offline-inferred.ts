import { answer, proof, say } from '../../answer.ts';
import { isLoopback, targetOf } from '../../commands/target.ts';
import { isSilentCut, pageCallOf } from '../../evidence/facts.ts';
import { endedTogether } from '../../history/simultaneous-closes.ts';
import { offlineFix } from '../../steps/shared-steps.ts';
import type { Rule } from '../../types.ts';

/** Silent cuts to several hosts at one instant, which no clock explained: what they share is this machine's network. */
export const rule: Rule = (input) => {
  const { socket } = input;
  if (!isSilentCut(socket) || pageCallOf(socket) || isLoopback(targetOf(socket.url))) return null;
  const { otherHosts, sameHost, hosts } = endedTogether(input);
  if (otherHosts === 0) return null;
  const fact = say('causes.evidence.together', { count: otherHosts + sameHost, hosts: { list: hosts } });
  return answer(input, {
    cause: 'offline',
    confidence: 'possible',
    title: say('causes.offline.titleTogether'),
    explanation: say('causes.offline.explanationTogether'),
    evidence: [proof('causes.evidence.label.together', fact)],
    toSettle: say('causes.settle.network'),
    fix: offlineFix,
  });
};
