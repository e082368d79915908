import { answer, say, step } from '../../answer.ts';
import type { Rule } from '../../types.ts';

/** The document went by reload or navigation: no event, and the server gets 1001 (measured). */
export const rule: Rule = (input) => {
  const { socket } = input;
  if (socket.ending.kind !== 'gone' || socket.ending.why !== 'page-left') return null;
  return answer(input, {
    cause: 'page-left',
    confidence: 'certain',
    effectiveCode: socket.everOpened ? 1001 : null,
    serverLog: socket.everOpened ? say('causes.serverLog.code', { closeCode: 1001 }) : null,
    fix: [step('causes.page-left.fix.expected'), step('causes.page-left.fix.resume')],
  });
};
