import { step } from '../../answer.ts';
import { showDates } from '../../commands/commands.ts';
import { tlsRule } from '../../steps/tls.ts';

/** Today is outside the certificate's dates, by this machine's clock. */
export const rule = tlsRule('tls-expired', (target) => ({
  fix: [step('causes.tls-expired.fix.renew', showDates(target)), step('causes.tls-expired.fix.clock')],
}));
