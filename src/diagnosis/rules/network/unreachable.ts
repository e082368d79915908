import { answer, say, step } from '../../answer.ts';
import { testPort } from '../../commands/commands.ts';
import { targetOf } from '../../commands/target.ts';
import { textKindOf } from '../../evidence/facts.ts';
import type { Rule } from '../../types.ts';

/** No route to the address, or no answer from it. */
export const rule: Rule = (input) => {
  if (textKindOf(input) !== 'unreachable') return null;
  const timedOut = /TIMED_OUT|NET_TIMEOUT/.test(input.socket.browserText?.text ?? '');
  return answer(input, {
    cause: 'unreachable',
    // Firefox's one name for a time-out does not tell whether there was a connection.
    confidence: input.browser === 'firefox' ? 'likely' : 'certain',
    ...(timedOut ? { title: say('causes.unreachable.titleTimedOut') } : {}),
    serverLog: say('causes.serverLog.neverArrived'),
    fix: [
      step('causes.unreachable.fix.testPort', testPort(targetOf(input.socket.url))),
      step('causes.unreachable.fix.firewall'),
      step('causes.unreachable.fix.vpn'),
    ],
  });
};
