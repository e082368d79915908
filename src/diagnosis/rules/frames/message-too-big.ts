import { answer, proof, reasonSubtitle, say, step } from '../../answer.ts';
import { arrivedClose, isSilentCut, pageCallOf } from '../../evidence/facts.ts';
import { payloadLimit } from '../../snippets/server-snippets.ts';
import { vendorSteps } from '../../steps/vendor.ts';
import type { Rule } from '../../types.ts';

/** The smallest default limit met (uWebSockets: 16 KiB), in bytes. */
const bigMessage = 16 * 1024;
/** A server that drops an oversized message does so at once; in milliseconds. */
const soonAfter = 2_000;

const fix = [
  step('causes.message-too-big.fix.limit', payloadLimit),
  step('causes.message-too-big.fix.gateway'),
  step('causes.message-too-big.fix.split'),
];

/** The server's 1009; or a silent cut right after the biggest message of this socket. */
export const rule: Rule = (input) => {
  const { socket } = input;
  const { lastSentAt, lastSentSize, largestSentSize, lastReceivedAt } = socket.traffic;
  const size = { bytes: lastSentSize ?? 0 };
  const gap = { duration: socket.endedAt - (lastSentAt ?? 0) };
  const sent = proof('causes.evidence.label.lastSent', say('causes.evidence.bigSend', { size, gap }));
  if (arrivedClose(socket)?.code === 1009)
    return answer(input, {
      cause: 'message-too-big',
      confidence: 'certain',
      subtitle: reasonSubtitle(input),
      evidence: lastSentAt !== null && lastSentSize !== null ? [sent] : [],
      fix: [...vendorSteps(input), ...fix],
    });
  if (!isSilentCut(socket) || pageCallOf(socket) || lastSentAt === null || lastSentSize === null) return null;
  const nothingBigger = lastSentSize >= (largestSentSize ?? 0);
  const unanswered = lastReceivedAt === null || lastReceivedAt <= lastSentAt;
  if (lastSentSize < bigMessage || gap.duration > soonAfter || !nothingBigger || !unanswered) return null;
  return answer(input, {
    cause: 'message-too-big',
    confidence: 'possible',
    title: say('causes.message-too-big.titlePossible'),
    subtitle: say('causes.message-too-big.subtitlePossible', { size, gap }),
    explanation: say('causes.message-too-big.explanationPossible', { size, gap }),
    evidence: [sent],
    toSettle: say('causes.settle.askSmaller'),
    fix,
  });
};
