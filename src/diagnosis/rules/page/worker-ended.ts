import { answer, say, step } from '../../answer.ts';
import { closeWorkerFirst } from '../../snippets/page-snippets.ts';
import type { Rule } from '../../types.ts';

/** The owning worker ended: the server gets 1001 or a cut (measured). */
export const rule: Rule = (input) => {
  const { socket } = input;
  if (socket.ending.kind !== 'gone' || socket.ending.why !== 'worker-ended') return null;
  return answer(input, {
    cause: 'worker-ended',
    confidence: 'certain',
    effectiveCode: socket.everOpened ? 1001 : null,
    serverLog: socket.everOpened ? say('causes.serverLog.codeOrCut', { closeCode: 1001 }) : null,
    fix: [
      step('causes.worker-ended.fix.closeFirst', closeWorkerFirst),
      ...(socket.context.kind === 'service-worker' ? [step('causes.worker-ended.fix.serviceWorker')] : []),
    ],
  });
};
