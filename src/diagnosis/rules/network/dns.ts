import { answer, say, step } from '../../answer.ts';
import { resolveName } from '../../commands/commands.ts';
import { targetOf } from '../../commands/target.ts';
import { textKindOf } from '../../evidence/facts.ts';
import type { Rule } from '../../types.ts';

/** The name could not be resolved. */
export const rule: Rule = (input) => {
  if (textKindOf(input) !== 'dns') return null;
  const target = targetOf(input.socket.url);
  return answer(input, {
    cause: 'dns',
    confidence: 'certain',
    serverLog: say('causes.serverLog.neverArrived'),
    fix: [step('causes.dns.fix.checkName', resolveName(target)), step('causes.dns.fix.container')],
  });
};
