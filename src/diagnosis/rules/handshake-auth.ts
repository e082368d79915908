import { answer, say, step } from '../answer.ts';
import { textKindOf } from '../facts.ts';
import { originOf } from '../handshake-commands.ts';
import { targetOf } from '../target.ts';
import type { Rule } from '../types.ts';

/** 401 (or 407): the browser's text names no number (measured). */
export const rule: Rule = (input) => {
  if (textKindOf(input.socket) !== 'handshake-auth') return null;
  const { secure, host, port } = targetOf(input.socket.url);
  const address = { verbatim: `${secure ? 'https' : 'http'}://${host}:${port}/` };
  const origin = originOf(input.socket);
  return answer(input, {
    cause: 'handshake-auth',
    confidence: 'certain',
    subtitle: say('causes.handshake-auth.subtitle'),
    fix: [
      origin === null
        ? step('causes.handshake-auth.fix.cookie')
        : step('causes.handshake-auth.fix.cookieFrom', undefined, { origin: { verbatim: origin } }),
      step('causes.handshake-auth.fix.ticket'),
      step('causes.handshake-auth.fix.basic', undefined, { address }),
    ],
  });
};
