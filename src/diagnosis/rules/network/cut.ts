import { answer, proof, say, step } from '../../answer.ts';
import { tryHandshake } from '../../commands/handshake-commands.ts';
import { answerFaultOf } from '../../evidence/answer-fault.ts';
import { idleGapOf, isSilentCut } from '../../evidence/facts.ts';
import { serverPing } from '../../snippets/server-snippets.ts';
import { hiddenTabStep, viteHmrStep } from '../../steps/shared-steps.ts';
import type { Rule } from '../../types.ts';

/**
 * Silence after open is a cut below WebSocket in Chromium (measured). That it was cut is plain; by whom is not. Firefox has
 * the same silence for a broken frame.
 */
export const rule: Rule = (input) => {
  const { socket } = input;
  if (!isSilentCut(socket) && answerFaultOf(input) !== 'none') return null;
  const inFirefox = input.browser === 'firefox';
  const gap = idleGapOf(socket);
  const time = { time: socket.endedAt };
  return answer(input, {
    cause: 'cut',
    ...(inFirefox
      ? { confidence: 'possible', closedBy: 'unknown', explanation: say('causes.cut.explanationFirefox') }
      : { confidence: 'likely' }),
    evidence: [
      ...(inFirefox ? [] : [proof('causes.evidence.label.browserSaid', say('causes.evidence.noText'))]),
      ...(gap === null
        ? []
        : [proof('causes.evidence.label.idle', say('causes.evidence.gap', { gap: { duration: gap } }))]),
    ],
    fix: [
      ...hiddenTabStep(input),
      step('causes.cut.fix.serverLog', undefined, { time }),
      step('causes.cut.fix.pastProxy', tryHandshake(socket)),
      step('causes.cut.fix.heartbeat', serverPing(25_000)),
      ...viteHmrStep(input),
    ],
  });
};
