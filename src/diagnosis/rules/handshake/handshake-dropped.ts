import { answer, step } from '../../answer.ts';
import { tryHandshake } from '../../commands/handshake-commands.ts';
import { targetOf } from '../../commands/target.ts';
import { textKindOf } from '../../evidence/facts.ts';
import { viteHmrStep } from '../../steps/shared-steps.ts';
import type { Rule } from '../../types.ts';

/** TCP closed or reset before an answer; `ws:` to a TLS port looks the same (measured). */
export const rule: Rule = (input) => {
  if (textKindOf(input) !== 'handshake-dropped') return null;
  const target = targetOf(input.socket.url);
  return answer(input, {
    cause: 'handshake-dropped',
    confidence: 'certain',
    fix: [
      ...(target.secure ? [] : [step('causes.handshake-dropped.fix.tlsPort')]),
      step('causes.handshake-dropped.fix.notWebSocket', tryHandshake(input.socket)),
      step('causes.handshake-dropped.fix.middlebox'),
      ...viteHmrStep(input),
    ],
  });
};
