import type { CauseId, Confidence } from '../../src/diagnosis/types.ts';
import { abnormal, type EndingInGroup, plain } from './types.ts';

const violation = (
  peer: string,
  title: string,
  text: string,
  cause: CauseId = 'protocol-violation',
  confidence: Confidence = 'certain',
): EndingInGroup => ({
  id: peer,
  title,
  recipe: { kind: 'socket', to: plain(peer) },
  expected: {
    close: abnormal,
    text,
    cause,
    confidence,
    effectiveCode: 1002,
    closedBy: 'browser',
    serverGets: 1002,
  },
});

/** The server breaks the protocol, and the browser fails the connection. */
export const violations: readonly EndingInGroup[] = [
  violation('masked', 'a masked frame', 'A server must not mask any frames'),
  violation('opcode', 'an opcode that does not exist', 'Unrecognized frame opcode: 3'),
  violation('fragmented-control', 'a ping in two pieces', 'Invalid frame header'),
  violation('large-control', 'a ping of 126 bytes', 'Invalid frame header'),
  violation('stray-continuation', 'a continuation of nothing', 'Received unexpected continuation frame.'),
  violation('rsv1', 'a reserved bit', 'One or more reserved bits are on', 'compression', 'likely'),
  violation(
    'deflate-unasked',
    'compression nobody agreed on',
    'One or more reserved bits are on',
    'compression',
    'likely',
  ),
  violation('deflate-garbage', 'compressed data that is garbage', 'Invalid frame header'),
  violation('bad-utf8', 'a text that is not UTF-8', 'Could not decode a text frame as UTF-8.', 'bad-utf8'),
  violation(
    'close-one-byte',
    'a close frame of one byte',
    'Received a broken close frame with an invalid size of 1 byte.',
    'bad-close-frame',
  ),
  violation(
    'close-bad-utf8',
    'a close reason that is not UTF-8',
    'Received a broken close frame containing invalid UTF-8.',
    'bad-close-frame',
  ),
];
