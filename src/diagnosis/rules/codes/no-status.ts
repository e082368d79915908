import { answer, say, step } from '../../answer.ts';
import { arrivedClose, pageCallOf } from '../../evidence/facts.ts';
import { closeWithCode } from '../../snippets/page-snippets.ts';
import { serverClose } from '../../snippets/server-snippets.ts';
import type { Rule } from '../../types.ts';

/** An empty close frame: the page gets 1005, which never travels (RFC 6455 section 7.1.5). */
export const rule: Rule = (input) => {
  if (arrivedClose(input.socket)?.code !== 1005) return null;
  const byPage = pageCallOf(input.socket) !== null;
  return answer(input, {
    cause: 'no-status',
    confidence: 'certain',
    ...(byPage ? {} : { explanation: say('causes.no-status.explanationServer') }),
    fix: [
      byPage
        ? step('causes.no-status.fix.passCode', closeWithCode)
        : step('causes.no-status.fix.serverCode', serverClose),
    ],
  });
};
