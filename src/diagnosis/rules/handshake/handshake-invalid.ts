import { answer, say, step } from '../../answer.ts';
import { proxyHeaders } from '../../commands/commands.ts';
import { tryHandshake } from '../../commands/handshake-commands.ts';
import { answerFaultOf } from '../../evidence/answer-fault.ts';
import { textKindOf } from '../../evidence/facts.ts';
import type { Rule } from '../../types.ts';

/** HTTP/2 or QUIC broke during the handshake (Chromium net_error_list.h: HTTP2_PROTOCOL_ERROR, QUIC_PROTOCOL_ERROR). */
const brokenBelow: Rule = (input) =>
  answer(input, {
    cause: 'handshake-invalid',
    confidence: 'certain',
    explanation: say('causes.handshake-invalid.explanationBelow'),
    fix: [
      step('causes.handshake-invalid.fix.overHttp1', tryHandshake(input.socket)),
      step('causes.handshake-invalid.fix.extendedConnect'),
    ],
  });

/** A 101 that is in order as far as it was seen, and no open socket: Firefox does not tell what followed (measured). */
const afterAnAnswer: Rule = (input) =>
  answer(input, {
    cause: 'handshake-invalid',
    confidence: 'possible',
    title: say('causes.handshake-invalid.titleUnsaid'),
    explanation: say('causes.handshake-invalid.explanationUnsaid'),
    fix: [step('causes.handshake-invalid.fix.overHttp1', tryHandshake(input.socket))],
  });

/** The answer is no HTTP, or its Upgrade or Connection header is missing. */
export const rule: Rule = (input) => {
  const kind = textKindOf(input);
  if (kind === 'handshake-http2') return brokenBelow(input);
  const fault = answerFaultOf(input);
  if (fault === 'unsaid') return afterAnAnswer(input);
  const said = kind === 'handshake-invalid' || fault === 'upgrade';
  if (!said && kind !== 'handshake-refused') return null;
  return answer(input, {
    cause: 'handshake-invalid',
    // Firefox has one name for every answer that opens no WebSocket.
    confidence: said ? 'certain' : 'likely',
    fix: [
      step('causes.handshake-invalid.fix.otherProtocol', tryHandshake(input.socket)),
      step('causes.handshake-invalid.fix.headers', proxyHeaders),
    ],
  });
};
