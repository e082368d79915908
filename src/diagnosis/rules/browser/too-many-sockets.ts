import { answer, say, step } from '../../answer.ts';
import { textKindOf } from '../../evidence/facts.ts';
import { backoff } from '../../snippets/page-snippets.ts';
import type { Rule } from '../../types.ts';

/** The browser's limit on WebSockets was reached. */
export const rule: Rule = (input) => {
  if (textKindOf(input) !== 'too-many-sockets') return null;
  return answer(input, {
    cause: 'too-many-sockets',
    confidence: 'certain',
    serverLog: say('causes.serverLog.neverArrived'),
    fix: [
      step('causes.too-many-sockets.fix.leak', backoff({ from: 0, to: 1_000, most: 30_000 })),
      step('causes.too-many-sockets.fix.share'),
    ],
  });
};
