import { answer, say, step } from '../../answer.ts';
import { originOf } from '../../commands/handshake-commands.ts';
import { targetOf } from '../../commands/target.ts';
import { loggedRefusal, textKindOf } from '../../evidence/facts.ts';
import { refusedHandshake } from '../../steps/refused-handshake.ts';
import type { DiagnosisInput, Rule } from '../../types.ts';

/** 401 (or 407): Chromium's text names no number (measured); without a text, DevTools' network log may have it (Firefox). */
function askedForCredentials(input: DiagnosisInput): boolean {
  const logged = loggedRefusal(input);
  return textKindOf(input) === 'handshake-auth' || logged === 401 || logged === 407;
}

/** The server asked for credentials that the browser does not have. */
export const rule: Rule = (input) => {
  if (!askedForCredentials(input)) return null;
  const { by, evidence, fix } = refusedHandshake(input.socket, true);
  const { secure, host, port } = targetOf(input.socket.url);
  const address = { verbatim: `${secure ? 'https' : 'http'}://${host}:${port}/` };
  const origin = originOf(input.socket);
  return answer(input, {
    cause: 'handshake-auth',
    confidence: 'certain',
    subtitle: by ?? say('causes.handshake-auth.subtitle'),
    evidence,
    fix: [
      ...fix,
      origin === null
        ? step('causes.handshake-auth.fix.cookie')
        : step('causes.handshake-auth.fix.cookieFrom', undefined, { origin: { verbatim: origin } }),
      step('causes.handshake-auth.fix.ticket'),
      step('causes.handshake-auth.fix.basic', undefined, { address }),
    ],
  });
};
