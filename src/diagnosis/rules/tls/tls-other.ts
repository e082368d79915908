import { say, step } from '../../answer.ts';
import { showChain } from '../../commands/commands.ts';
import { pageAddress, tlsRule } from '../../steps/tls.ts';

/** Any other certificate or TLS error of the browser's list. */
export const rule = tlsRule('tls-other', (target, text) => ({
  ...(text.includes('UNRECOGNIZED_NAME')
    ? { explanation: say('causes.tls-other.explanationName', { host: { verbatim: target.host } }) }
    : {}),
  fix: [
    step('causes.tls-other.fix.openPage', undefined, { address: pageAddress(target) }),
    step('causes.tls-other.fix.inspect', showChain(target)),
    step('causes.tls-other.fix.clientCertificate'),
  ],
}));
