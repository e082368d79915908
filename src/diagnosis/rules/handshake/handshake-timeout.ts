import { answer, step } from '../../answer.ts';
import { tryHandshake } from '../../commands/handshake-commands.ts';
import { textKindOf } from '../../evidence/facts.ts';
import type { Rule } from '../../types.ts';

/** No answer until the browser gave up (Chromium: 240 s, websocket_stream.cc). */
export const rule: Rule = (input) => {
  if (textKindOf(input) !== 'handshake-timeout') return null;
  return answer(input, {
    cause: 'handshake-timeout',
    confidence: 'certain',
    fix: [
      step('causes.handshake-timeout.fix.hangs', tryHandshake(input.socket)),
      step('causes.handshake-timeout.fix.ownTimer'),
    ],
  });
};
