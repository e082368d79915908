import { answer, say, step } from '../answer.ts';
import { arrivedClose, pageCallOf } from '../facts.ts';
import { closeWithCode } from '../snippets.ts';
import type { Rule } from '../types.ts';

/** An empty close frame: the page gets 1005, which never travels (RFC 6455 section 7.1.5). */
export const rule: Rule = (input) => {
  if (arrivedClose(input.socket)?.code !== 1005) return null;
  const byPage = pageCallOf(input.socket) !== null;
  return answer(input, {
    cause: 'no-status',
    confidence: 'certain',
    ...(byPage ? {} : { explanation: say('causes.no-status.explanationServer') }),
    fix: [step(`causes.no-status.fix.${byPage ? 'passCode' : 'serverCode'}`, closeWithCode)],
  });
};
