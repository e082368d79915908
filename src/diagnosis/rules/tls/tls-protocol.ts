import { step } from '../../answer.ts';
import { showChain, tlsVersions } from '../../commands/commands.ts';
import { tlsRule } from '../../steps/tls.ts';

/** The port speaks no TLS, or there is no common version or cipher. */
export const rule = tlsRule('tls-protocol', (target) => ({
  fix: [
    step('causes.tls-protocol.fix.plainPort', showChain(target)),
    step('causes.tls-protocol.fix.version', tlsVersions),
  ],
}));
