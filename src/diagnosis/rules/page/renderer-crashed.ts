import { answer, say, step } from '../../answer.ts';
import type { Rule } from '../../types.ts';

/**
 * The process that ran the page ended; what the server got was not measured. Firefox may show nothing of it to an
 * extension: then it is likely at most.
 */
export const rule: Rule = (input) => {
  const { socket, browser } = input;
  if (socket.ending.kind !== 'gone' || socket.ending.why !== 'renderer-crashed') return null;
  return answer(input, {
    cause: 'renderer-crashed',
    confidence: 'certain',
    ...(socket.ending.inferred
      ? {
          confidence: 'likely',
          explanation: say('causes.renderer-crashed.explanationInferred'),
          toSettle: say('causes.settle.crashPage'),
        }
      : {}),
    effectiveCode: null,
    serverLog: null,
    fix: [step(`causes.renderer-crashed.fix.${browser === 'firefox' ? 'memoryFirefox' : 'memory'}`)],
  });
};
