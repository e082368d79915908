import { answer, say, step } from '../../answer.ts';
import { arrivedClose, pageCallOf } from '../../evidence/facts.ts';
import { closeWithCode } from '../../snippets/page-snippets.ts';
import { serverClose } from '../../snippets/server-snippets.ts';
import type { Rule } from '../../types.ts';

const explanations = {
  chromium: 'causes.no-status.explanationServer',
  firefox: 'causes.no-status.explanationFirefox',
} as const;

/** An empty close frame: the page gets 1005, which never travels (RFC 6455 section 7.1.5). */
export const rule: Rule = (input) => {
  if (arrivedClose(input.socket)?.code !== 1005) return null;
  const byPage = pageCallOf(input.socket) !== null;
  return answer(input, {
    cause: 'no-status',
    // Firefox gives 1005 for a frame of one byte too, and for one that holds 1005 (measured).
    confidence: byPage || input.browser === 'chromium' ? 'certain' : 'likely',
    ...(byPage ? {} : { explanation: say(explanations[input.browser]) }),
    fix: [
      byPage
        ? step('causes.no-status.fix.passCode', closeWithCode)
        : step('causes.no-status.fix.serverCode', serverClose),
    ],
  });
};
