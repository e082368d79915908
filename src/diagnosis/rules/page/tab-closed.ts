import { answer, say, step } from '../../answer.ts';
import type { Rule } from '../../types.ts';

/** The tab went: the WHATWG standard has the browser send 1001, unless the process was quicker. */
export const rule: Rule = (input) => {
  const { socket } = input;
  if (socket.ending.kind !== 'gone' || socket.ending.why !== 'tab-closed') return null;
  return answer(input, {
    cause: 'tab-closed',
    confidence: 'certain',
    effectiveCode: socket.everOpened ? 1001 : null,
    serverLog: socket.everOpened ? say('causes.serverLog.codeOrCut', { closeCode: 1001 }) : null,
    fix: [step('causes.tab-closed.fix.expected')],
  });
};
