import type { Pack } from '../pack.ts';

const source = 'https://www.npmjs.com/package/@saltyrtc/client/v/0.15.1';

export const pack: Pack = {
  id: 'saltyrtc',
  name: 'SaltyRTC',
  homepage: 'https://saltyrtc.org',
  recognise: [{ subprotocol: 'v1.saltyrtc.org', certainty: 'proven', basis: source }],
  sentBy: 'either',
  codes: [
    { code: 1002, name: 'No shared subprotocol', topic: 'version', reconnect: 'no', source },
    { code: 3000, name: 'Path full', topic: 'limit', reconnect: 'no', source },
    { code: 3001, name: 'Protocol error', topic: 'request', reconnect: 'no', source },
    { code: 3002, name: 'Internal error', topic: 'server', reconnect: 'yes', common: 'server-error', source },
    { code: 3003, name: 'Handover', topic: 'finished', reconnect: 'no', source },
    { code: 3004, name: 'Dropped by initiator', topic: 'finished', reconnect: 'no', source },
    { code: 3005, name: 'Initiator could not decrypt', topic: 'authentication', reconnect: 'no', source },
    { code: 3006, name: 'No shared task', topic: 'version', reconnect: 'no', source },
    { code: 3007, name: 'Invalid key', topic: 'authentication', reconnect: 'no', source },
    { code: 3008, name: 'Timeout', topic: 'timeout', reconnect: 'yes', source },
  ],
};
