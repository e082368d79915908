import { answer, say, step } from '../../answer.ts';
import { targetOf } from '../../commands/target.ts';
import { textKindOf } from '../../evidence/facts.ts';
import type { Rule } from '../../types.ts';

/** The port is on the list of the Fetch standard. */
export const rule: Rule = (input) => {
  if (textKindOf(input.socket) !== 'blocked-port') return null;
  const target = targetOf(input.socket.url);
  return answer(input, {
    cause: 'blocked-port',
    confidence: 'certain',
    explanation: say('causes.blocked-port.explanation', { port: target.port }),
    serverLog: say('causes.serverLog.neverArrived'),
    fix: [step('causes.blocked-port.fix.otherPort')],
  });
};
