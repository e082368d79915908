import { step } from '../../answer.ts';
import { makeLocalCertificate, showChain } from '../../commands/commands.ts';
import { isPrivate } from '../../commands/target.ts';
import { pageAddress, tlsRule } from '../../steps/tls.ts';

/** Who signed the certificate is not trusted: on a public host most often for want of an intermediate certificate. */
export const rule = tlsRule('tls-untrusted', (target) => {
  const accept = step('causes.tls-untrusted.fix.accept', undefined, { address: pageAddress(target) });
  const chain = step('causes.tls-untrusted.fix.chain', showChain(target));
  const mkcert = step('causes.tls-untrusted.fix.mkcert', makeLocalCertificate(target));
  return { fix: isPrivate(target) ? [accept, mkcert, chain] : [chain, accept, mkcert] };
});
