import { closeOf } from '../../../model/socket.ts';
import { answer, say, step } from '../../answer.ts';
import { testPort } from '../../commands/commands.ts';
import { tryHandshake } from '../../commands/handshake-commands.ts';
import { targetOf } from '../../commands/target.ts';
import { textKindOf } from '../../evidence/facts.ts';
import type { Confidence, DiagnosisInput, Rule } from '../../types.ts';

/**
 * How sure it is that no server was reached. Firefox has one name for a refused connection, a missing route and a
 * firewall's veto; where a request got no answer, or where there is no word of a request at all, less is known.
 */
function confidenceOf(input: DiagnosisInput): Confidence | null {
  const { socket, browser } = input;
  if (textKindOf(input) === 'not-reached') return 'certain';
  const failed = !socket.everOpened && closeOf(socket)?.code === 1006 && !closeOf(socket)?.wasClean;
  const unsaid = socket.browserText === null && (socket.network?.handshake.status ?? null) === null;
  if (browser !== 'firefox' || !failed || !unsaid) return null;
  return socket.network ? 'likely' : 'possible';
}

/** Firefox: refused, unreachable or blocked; it does not tell which. */
export const rule: Rule = (input) => {
  const { socket } = input;
  const confidence = confidenceOf(input);
  if (!confidence) return null;
  return answer(input, {
    cause: 'not-reached',
    confidence,
    serverLog: confidence === 'certain' ? say('causes.serverLog.neverArrived') : null,
    fix: [
      step('causes.not-reached.fix.testPort', testPort(targetOf(socket.url))),
      step('causes.not-reached.fix.byHand', tryHandshake(socket)),
      step('causes.not-reached.fix.blocked'),
    ],
  });
};
