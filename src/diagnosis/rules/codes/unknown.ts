import { answer, say, step } from '../../answer.ts';
import { tryHandshake } from '../../commands/handshake-commands.ts';
import type { Diagnosis, DiagnosisInput } from '../../types.ts';

/** The last answer: what the browser said is shown as it is, and nothing is made of it. */
export function rule(input: DiagnosisInput): Diagnosis {
  const { socket } = input;
  const byHand = step('causes.unknown.fix.byHand', tryHandshake(socket));
  if (socket.browserText)
    return answer(input, {
      cause: 'unknown',
      confidence: 'unknown',
      title: say('causes.unknown.titleText'),
      subtitle: say('causes.evidence.reason', { reason: { verbatim: socket.browserText.text } }),
      explanation: say('causes.unknown.explanationText'),
      fix: [byHand, step('causes.unknown.fix.tell')],
    });
  const common = { cause: 'unknown', confidence: 'unknown' } as const;
  if (input.browser === 'firefox')
    return answer(input, {
      ...common,
      ...(socket.context.kind.endsWith('worker')
        ? { explanation: say('causes.unknown.explanationWorker') }
        : {}),
      fix: [byHand],
    });
  return answer(input, {
    ...common,
    toSettle: say('causes.settle.text'),
    fix: [step('causes.unknown.fix.record'), byHand],
  });
}
