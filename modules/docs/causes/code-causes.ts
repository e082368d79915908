import type { CauseRow } from './cause-row.ts';

export const codeCauses = {
  normal: {
    is: '1000',
    proof: 'the close frame',
    confidence: 'certain',
    source: 'RFC section 7.4.1',
  },
  'no-status': {
    is: 'an empty close frame; the page gets 1005',
    proof: 'the close frame',
    confidence: 'certain',
    source: 'RFC section 7.1.5',
  },
  application: {
    is: "any code without a cause of its own, with its meaning from the registry; a vendor's meaning only where its server sent the code; its own steps lead the fix, for 1001 to 1015 too where the vendor is proven",
    proof: 'the close frame',
    confidence: 'certain; likely where the vendor is presumed',
    source: 'RFC section 7.4.2',
  },
  policy: {
    is: '1008',
    proof: 'the close frame',
    confidence: 'certain',
    source: 'RFC section 7.4.1',
  },
  'unsupported-data': {
    is: '1003',
    proof: 'the close frame',
    confidence: 'certain',
    source: 'RFC section 7.4.1',
  },
  'message-too-big': {
    is: "1009; or a silent cut within 2 s of this socket's biggest message of 16 KiB or more",
    proof: 'the close frame; else size and time',
    confidence: 'certain; possible',
    source: 'RFC section 7.4.1; [websockets 668](https://github.com/python-websockets/websockets/issues/668)',
  },
  'server-error': {
    is: "1011, or a gateway's 1014",
    proof: 'the close frame',
    confidence: 'certain',
    source: 'RFC section 7.4.1 with erratum 3227; IANA registry',
  },
  'server-overloaded': {
    is: '1013',
    proof: 'the close frame',
    confidence: 'certain',
    source: 'IANA registry',
  },
  'server-restart': {
    is: '1012 (certain); 1001 with neighbours within a second (likely) or alone (possible); three silent cuts to one host within a second (possible); neighbours were open at the same time',
    proof: 'the close frame; the neighbours',
    confidence: 'certain, likely, possible',
    source: 'IANA registry; [ws 1520](https://github.com/websockets/ws/issues/1520)',
  },
} as const satisfies Record<string, CauseRow>;
