import { answer, proof, say, step } from '../../answer.ts';
import { wasRehearsed } from '../../evidence/facts.ts';
import type { Rule } from '../../types.ts';

/** The user ended the socket from the panel. */
export const rule: Rule = (input) => {
  if (!wasRehearsed(input.socket)) return null;
  return answer(input, {
    cause: 'rehearsed',
    confidence: 'certain',
    evidence: [proof('causes.evidence.label.seen', say('causes.evidence.rehearsed'))],
    closedBy: 'browser',
    serverLog: null,
    fix: [step('causes.rehearsed.fix.watch')],
  });
};
