import { say, step } from '../../answer.ts';
import { showNames } from '../../commands/commands.ts';
import { tlsRule } from '../../steps/tls.ts';

/** The certificate does not name the host. */
export const rule = tlsRule('tls-wrong-host', (target) => ({
  explanation: say('causes.tls-wrong-host.explanation', { host: { verbatim: target.host } }),
  fix: [
    step('causes.tls-wrong-host.fix.names', showNames(target)),
    step('causes.tls-wrong-host.fix.reissue', undefined, { host: { verbatim: target.host } }),
    step('causes.tls-wrong-host.fix.sni'),
  ],
}));
