import { closeOf } from '../../../model/socket.ts';
import { answer, say, step } from '../../answer.ts';
import { targetOf } from '../../commands/target.ts';
import { isBlockedPort } from '../../evidence/blocked-ports.ts';
import { textKindOf } from '../../evidence/facts.ts';
import type { DiagnosisInput, Rule } from '../../types.ts';

/** Firefox fails it at once, without a request and without a word (measured). */
function sentNothing({ socket, browser }: DiagnosisInput): boolean {
  const silent = socket.browserText === null && socket.network === null && socket.closeCall === null;
  return browser === 'firefox' && silent && !socket.everOpened && closeOf(socket)?.code === 1006;
}

/** The port is on the list of the Fetch standard. */
export const rule: Rule = (input) => {
  const said = textKindOf(input) === 'blocked-port';
  if (!said && !sentNothing(input)) return null;
  const target = targetOf(input.socket.url);
  if (!said && !isBlockedPort(target.port)) return null;
  return answer(input, {
    cause: 'blocked-port',
    confidence: said ? 'certain' : 'likely',
    explanation: say('causes.blocked-port.explanation', { port: target.port }),
    serverLog: say('causes.serverLog.neverArrived'),
    fix: [step('causes.blocked-port.fix.otherPort')],
  });
};
