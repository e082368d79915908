import { answer, say, step } from '../../answer.ts';
import { connectThroughProxy } from '../../commands/commands.ts';
import { targetOf } from '../../commands/target.ts';
import { textKindOf } from '../../evidence/facts.ts';
import type { Rule } from '../../types.ts';

/** The proxy that the browser is set to use refused the tunnel, wanted credentials, or did not answer. */
export const rule: Rule = (input) => {
  if (textKindOf(input) !== 'proxy') return null;
  const target = targetOf(input.socket.url);
  const { host, port } = target;
  return answer(input, {
    cause: 'proxy',
    confidence: 'certain',
    serverLog: say('causes.serverLog.neverArrived'),
    fix: [
      step('causes.proxy.fix.settings'),
      step('causes.proxy.fix.tunnel', connectThroughProxy(target), { host: { verbatim: host }, port }),
      step('causes.proxy.fix.bypass'),
    ],
  });
};
