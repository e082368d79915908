import { answer, say, step } from '../answer.ts';
import { textKindOf } from '../facts.ts';
import { allowInPolicy } from '../snippets.ts';
import { targetOf } from '../target.ts';
import type { Rule } from '../types.ts';

/** The browser's own words; or an error without a close event, which Chromium gives for CSP only (measured). */
export const rule: Rule = (input) => {
  const { socket } = input;
  const said = textKindOf(socket) === 'blocked-by-csp';
  const looksLikeIt =
    socket.ending.kind === 'error-only' && socket.browserText === null && !socket.everOpened;
  if (!said && !looksLikeIt) return null;
  return answer(input, {
    cause: 'blocked-by-csp',
    confidence: said ? 'certain' : 'likely',
    toSettle: say('causes.settle.csp'),
    serverLog: say('causes.serverLog.neverArrived'),
    fix: [
      step('causes.blocked-by-csp.fix.allow', allowInPolicy(targetOf(socket.url))),
      step('causes.blocked-by-csp.fix.everyPolicy'),
    ],
  });
};
