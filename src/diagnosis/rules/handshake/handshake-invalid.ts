import { answer, say, step } from '../../answer.ts';
import { proxyHeaders } from '../../commands/commands.ts';
import { tryHandshake } from '../../commands/handshake-commands.ts';
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

/** The answer is no HTTP, or its Upgrade or Connection header is missing. */
export const rule: Rule = (input) => {
  const kind = textKindOf(input.socket);
  if (kind === 'handshake-http2') return brokenBelow(input);
  if (kind !== 'handshake-invalid') return null;
  return answer(input, {
    cause: 'handshake-invalid',
    confidence: 'certain',
    fix: [
      step('causes.handshake-invalid.fix.otherProtocol', tryHandshake(input.socket)),
      step('causes.handshake-invalid.fix.headers', proxyHeaders),
    ],
  });
};
