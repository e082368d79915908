import type { EndedSocket } from '../../../model/socket.ts';
import { answer, say, step } from '../../answer.ts';
import { allowInPolicy } from '../../commands/commands.ts';
import { targetOf } from '../../commands/target.ts';
import { textKindOf } from '../../evidence/facts.ts';
import type { DiagnosisInput, Rule } from '../../types.ts';

/**
 * What Chromium gives a page for CSP: an error without a close event (measured), or, with WebSocketStream, a
 * SecurityError (Chromium websocket_common.cc: its only asynchronous one).
 */
function looksLikeCsp({ ending, everOpened, browserText }: EndedSocket): boolean {
  if (everOpened || browserText !== null) return false;
  return (
    ending.kind === 'error-only' || (ending.kind === 'stream-error' && ending.errorName === 'SecurityError')
  );
}

/** Firefox's constructor throws for it, without saying for which policy (measured); its policy event says that. */
const threwForIt = ({ socket: { ending }, browser }: DiagnosisInput): boolean =>
  browser === 'firefox' && ending.kind === 'threw' && ending.exceptionName === 'NS_ERROR_CONTENT_BLOCKED';

/** The browser's own words, Firefox's exception, or the page's lone error. */
export const rule: Rule = (input) => {
  const { socket } = input;
  const said = textKindOf(input) === 'blocked-by-csp';
  const threw = threwForIt(input);
  if (!said && !threw && !looksLikeCsp(socket)) return null;
  return answer(input, {
    cause: 'blocked-by-csp',
    confidence: said ? 'certain' : 'likely',
    ...(threw && !said ? { explanation: say('causes.blocked-by-csp.explanationThrew') } : {}),
    toSettle: say('causes.settle.csp'),
    serverLog: say('causes.serverLog.neverArrived'),
    fix: [
      step(
        'causes.blocked-by-csp.fix.allow',
        allowInPolicy(targetOf(socket.url), said ? (socket.browserText?.text ?? '') : ''),
      ),
      step('causes.blocked-by-csp.fix.everyPolicy'),
    ],
  });
};
