import { answer, step } from '../../answer.ts';
import type { Rule } from '../../types.ts';

/** The process that ran the page ended; what the server got was not measured. */
export const rule: Rule = (input) => {
  const { socket } = input;
  if (socket.ending.kind !== 'gone' || socket.ending.why !== 'renderer-crashed') return null;
  return answer(input, {
    cause: 'renderer-crashed',
    confidence: 'certain',
    effectiveCode: null,
    serverLog: null,
    fix: [step('causes.renderer-crashed.fix.memory')],
  });
};
