import { answer, step } from '../../answer.ts';
import { terminateTls } from '../../commands/commands.ts';
import { targetOf } from '../../commands/target.ts';
import { textKindOf } from '../../evidence/facts.ts';
import { secureUrl } from '../../snippets/page-snippets.ts';
import type { DiagnosisInput, Rule } from '../../types.ts';

/** Chromium's words (websocket_common.cc); any URL or subprotocol that a page passed would stand further behind. */
const insecure = /^[^']*(?:'[^']*': )?An insecure WebSocket connection/;

/** Firefox's exception has no words for it: an HTTPS page that asked for `ws:` has no other reason to get one (measured). */
function threwForIt({ socket, browser }: DiagnosisInput): boolean {
  const { ending, url, context } = socket;
  if (ending.kind !== 'threw' || ending.exceptionName !== 'SecurityError') return false;
  if (browser === 'firefox') return /^(?:ws|http):/i.test(url) && context.url.startsWith('https:');
  return insecure.test(ending.exceptionMessage);
}

/** `ws:` from an HTTPS page: the constructor throws SecurityError, or the browser logs it. */
export const rule: Rule = (input) => {
  const { url } = input.socket;
  if (!threwForIt(input) && textKindOf(input) !== 'mixed-content') return null;
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
