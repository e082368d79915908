import { answer, failedBy, proof, say, step } from '../../answer.ts';
import { answerFaultOf } from '../../evidence/answer-fault.ts';
import { textKindOf } from '../../evidence/facts.ts';
import { compressionOff } from '../../snippets/server-snippets.ts';
import type { Rule } from '../../types.ts';

const onlyFirstBit = /reserved1 = 1, reserved2 = 0, reserved3 = 0/;

const fix = [step('causes.compression.fix.off', compressionOff), step('causes.compression.fix.proxyHeader')];

/**
 * The first reserved bit alone is permessage-deflate's mark (RFC 7692 section 6): likely compression where it was
 * not agreed on. Where it was, the bit may still sit on the wrong frame. A refused extension is certain.
 */
export const rule: Rule = (input) => {
  const { socket } = input;
  const text = socket.browserText?.text ?? '';
  const kind = textKindOf(input);
  if (kind === 'handshake-extension' || answerFaultOf(input) === 'extension')
    return answer(input, {
      cause: 'compression',
      confidence: 'certain',
      title: say('causes.compression.titleNegotiation'),
      subtitle: say('causes.compression.subtitleNegotiation'),
      explanation: say('causes.compression.explanationNegotiation'),
      fix,
    });
  if (kind !== 'reserved-bits' || !onlyFirstBit.test(text)) return null;
  const agreed = socket.extensions.includes('permessage-deflate');
  const known = socket.everOpened;
  return answer(input, {
    cause: 'compression',
    confidence: known && !agreed ? 'likely' : 'possible',
    subtitle: known && !agreed ? say('causes.compression.subtitleNotNegotiated') : null,
    evidence: known
      ? [
          proof(
            'causes.evidence.label.extensions',
            socket.extensions === '' ? say('causes.evidence.none') : { verbatim: socket.extensions },
          ),
        ]
      : [],
    toSettle: say('causes.settle.compressionOff'),
    ...failedBy(text),
    fix,
  });
};
