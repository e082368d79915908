import { answer, step } from '../answer.ts';
import { proxyHeaders, tryHandshake } from '../commands.ts';
import { textKindOf } from '../facts.ts';
import { targetOf } from '../target.ts';
import type { Rule } from '../types.ts';

/** The answer is no HTTP, or its Upgrade or Connection header is missing. */
export const rule: Rule = (input) => {
  if (textKindOf(input.socket) !== 'handshake-invalid') return null;
  const target = targetOf(input.socket.url);
  return answer(input, {
    cause: 'handshake-invalid',
    confidence: 'certain',
    fix: [
      step('causes.handshake-invalid.fix.otherProtocol', tryHandshake(target)),
      step('causes.handshake-invalid.fix.headers', proxyHeaders),
    ],
  });
};
