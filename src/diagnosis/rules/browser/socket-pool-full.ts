import { answer, proof, say, step } from '../../answer.ts';
import { textKindOf } from '../../evidence/facts.ts';
import { backoff } from '../../snippets/page-snippets.ts';
import type { Rule } from '../../types.ts';

/**
 * Chromium opens at most 256 WebSockets at a time, 255 to one server (net/socket/client_socket_pool_manager.cc); a
 * further one waits for a free place until its handshake times out, and sends nothing (WebView2Feedback 2344).
 */
const most = 255;

/** A handshake that timed out while the log shows that many open: where the pool ran full, it had to wait. */
export const rule: Rule = (input) => {
  const count = input.history.openAtEnd;
  if (textKindOf(input) !== 'handshake-timeout' || count < most) return null;
  return answer(input, {
    cause: 'socket-pool-full',
    confidence: 'likely',
    evidence: [proof('causes.evidence.label.together', say('causes.evidence.openSockets', { count }))],
    toSettle: say('causes.settle.closeSome'),
    serverLog: say('causes.serverLog.neverArrived'),
    fix: [
      step('causes.socket-pool-full.fix.close'),
      step('causes.socket-pool-full.fix.share'),
      step('causes.socket-pool-full.fix.leak', backoff({ from: 0, to: 1_000, most: 30_000 })),
    ],
  });
};
