import { answer, step } from '../answer.ts';
import { tryHandshake } from '../commands.ts';
import { textKindOf } from '../facts.ts';
import { targetOf } from '../target.ts';
import type { Rule } from '../types.ts';

/** No answer until the browser gave up (Chromium: 240 s, websocket_stream.cc). */
export const rule: Rule = (input) => {
  if (textKindOf(input.socket) !== 'handshake-timeout') return null;
  const target = targetOf(input.socket.url);
  return answer(input, {
    cause: 'handshake-timeout',
    confidence: 'certain',
    fix: [
      step('causes.handshake-timeout.fix.hangs', tryHandshake(target)),
      step('causes.handshake-timeout.fix.ownTimer'),
    ],
  });
};
