import { answer, say, step } from '../../answer.ts';
import { textKindOf } from '../../evidence/facts.ts';
import { backoff } from '../../snippets/page-snippets.ts';
import type { DiagnosisInput, Rule } from '../../types.ts';

const leakStep = () =>
  step('causes.too-many-sockets.fix.leak', backoff({ from: 0, to: 1_000, most: 30_000 }));

const outOfResources = (input: DiagnosisInput) =>
  answer(input, {
    cause: 'too-many-sockets',
    confidence: 'certain',
    title: say('causes.too-many-sockets.titleResources'),
    explanation: say('causes.too-many-sockets.explanationResources'),
    fix: [step('causes.too-many-sockets.fix.free'), leakStep()],
  });

/** The browser's limit on handshakes under way was reached, or it lacked what a connection needs. */
export const rule: Rule = (input) => {
  const kind = textKindOf(input);
  if (kind === 'out-of-resources') return outOfResources(input);
  if (kind !== 'too-many-sockets') return null;
  return answer(input, {
    cause: 'too-many-sockets',
    confidence: 'certain',
    serverLog: say('causes.serverLog.neverArrived'),
    fix: [leakStep(), step('causes.too-many-sockets.fix.share')],
  });
};
