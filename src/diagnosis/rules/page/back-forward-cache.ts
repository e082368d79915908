import { answer, step } from '../../answer.ts';
import { textKindOf } from '../../evidence/facts.ts';
import { reopenOnShow } from '../../snippets/page-snippets.ts';
import type { Rule } from '../../types.ts';

/** The page sleeps in the back-forward cache, or came back from it and got its 1006 (measured). */
export const rule: Rule = (input) => {
  const { ending } = input.socket;
  const sleeps = ending.kind === 'gone' && ending.why === 'back-forward-cache';
  if (!sleeps && textKindOf(input) !== 'back-forward-cache') return null;
  return answer(input, {
    cause: 'back-forward-cache',
    confidence: 'certain',
    fix: [step('causes.back-forward-cache.fix.reopen', reopenOnShow)],
  });
};
