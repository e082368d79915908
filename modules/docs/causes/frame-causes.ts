import type { CauseRow } from './cause-row.ts';

export const frameCauses = {
  'protocol-violation': {
    is: 'a frame that RFC 6455 forbids; or 1002 from the server that no timer explains',
    proof: 'the text names the kind; the code',
    confidence:
      'certain; likely for a 1002 without a reason after the page had sent nothing for 10 s or more, unless another server than Bandit was recognised',
    source: 'measured; [Bandit](https://github.com/mtrudel/bandit), connection.ex, handle_timeout',
  },
  compression: {
    is: 'RSV1 where nothing was agreed on; or an invalid extension, of whatever kind, in the answer',
    proof: 'reserved-bits text with RSV1 alone, and the extensions',
    confidence: 'likely, possible; certain for the answer',
    source: 'measured; RFC 7692 section 6; [ws 1238](https://github.com/websockets/ws/issues/1238)',
  },
  'bad-close-frame': {
    is: 'reserved code, one byte, or no UTF-8 in a close frame',
    proof: '`Received a broken close frame ...`',
    confidence: 'certain',
    source: 'measured',
  },
  'bad-utf8': {
    is: 'a text frame that is not UTF-8; or 1007 from the server',
    proof: '`Could not decode a text frame as UTF-8.`; the code',
    confidence: 'certain; possible for a 1007 whose reason, or whose vendor, has another use for it',
    source: 'measured',
  },
} as const satisfies Record<string, CauseRow>;
