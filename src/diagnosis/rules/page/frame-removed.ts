import { answer, say, step } from '../../answer.ts';
import type { Rule } from '../../types.ts';

/** The owning iframe was removed: nothing reaches the socket, and the server gets 1001 (measured). */
export const rule: Rule = (input) => {
  const { socket } = input;
  if (socket.ending.kind !== 'gone' || socket.ending.why !== 'frame-removed') return null;
  return answer(input, {
    cause: 'frame-removed',
    confidence: 'certain',
    effectiveCode: socket.everOpened ? 1001 : null,
    serverLog: socket.everOpened ? say('causes.serverLog.code', { closeCode: 1001 }) : null,
    fix: [step('causes.frame-removed.fix.moveUp')],
  });
};
