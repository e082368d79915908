import { answer, say, step } from '../../answer.ts';
import type { Rule } from '../../types.ts';

/** `new WebSocket()` threw: there was no socket, and the exception is the proof. */
export const rule: Rule = (input) => {
  const { ending } = input.socket;
  if (ending.kind !== 'threw') return null;
  return answer(input, {
    cause: 'constructor-threw',
    confidence: 'certain',
    title: say('causes.constructor-threw.title', { name: { verbatim: ending.exceptionName } }),
    fix: [step('causes.constructor-threw.fix.checkUrl'), step('causes.constructor-threw.fix.checkProtocols')],
  });
};
