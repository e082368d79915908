import { answer, step } from '../../answer.ts';
import { terminateTls } from '../../commands/commands.ts';
import { targetOf } from '../../commands/target.ts';
import { textKindOf } from '../../evidence/facts.ts';
import { secureUrl } from '../../snippets/page-snippets.ts';
import type { Rule } from '../../types.ts';

/** Chromium's words (websocket_common.cc); any URL or subprotocol that a page passed would stand further behind. */
const insecure = /^[^']*(?:'[^']*': )?An insecure WebSocket connection/;

/** `ws:` from an HTTPS page: the constructor throws SecurityError, or the browser logs it. */
export const rule: Rule = (input) => {
  const { ending, url } = input.socket;
  const threw =
    ending.kind === 'threw' &&
    ending.exceptionName === 'SecurityError' &&
    insecure.test(ending.exceptionMessage);
  if (!threw && textKindOf(input.socket) !== 'mixed-content') return null;
  const target = targetOf(url);
  return answer(input, {
    cause: 'mixed-content',
    confidence: 'certain',
    closedBy: 'nobody',
    fix: [
      step('causes.mixed-content.fix.useWss', secureUrl(url)),
      step('causes.mixed-content.fix.terminateTls', terminateTls(target)),
    ],
  });
};
