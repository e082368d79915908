import { step } from '../../answer.ts';
import { makeLocalCertificate, showChain } from '../../commands/commands.ts';
import { pageAddress, tlsRule } from '../../steps/tls.ts';

/** Who signed the certificate is not trusted. */
export const rule = tlsRule('tls-untrusted', (target) => ({
  fix: [
    step('causes.tls-untrusted.fix.accept', undefined, { address: pageAddress(target) }),
    step('causes.tls-untrusted.fix.chain', showChain(target)),
    step('causes.tls-untrusted.fix.mkcert', makeLocalCertificate(target)),
  ],
}));
