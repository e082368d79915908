import type { Pack } from '../pack.ts';

const source = 'https://www.npmjs.com/package/@colyseus/shared-types/v/0.18.3';
const transportSource = 'https://www.npmjs.com/package/@colyseus/ws-transport/v/0.18.4';

export const pack: Pack = {
  id: 'colyseus',
  name: 'Colyseus',
  homepage: 'https://colyseus.io',
  recognise: [
    { host: '*.colyseus.cloud', certainty: 'presumed', basis: "the vendor's hosting" },
    { path: '/*/*', query: 'sessionId', certainty: 'presumed', basis: "the client's address form" },
  ],
  sentBy: 'server',
  codes: [
    { code: 4000, name: 'CONSENTED', topic: 'finished', reconnect: 'no', source },
    { code: 4001, name: 'SERVER_SHUTDOWN', topic: 'restart', reconnect: 'yes', common: 'shutdown', source },
    { code: 4002, name: 'WITH_ERROR', topic: 'server', reconnect: 'no', source },
    {
      code: 4003,
      name: 'FAILED_TO_RECONNECT',
      topic: 'session',
      reconnect: 'no',
      sender: 'either',
      source: transportSource,
    },
    { code: 4010, name: 'MAY_TRY_RECONNECT', topic: 'timeout', reconnect: 'yes', sender: 'either', source },
  ],
};
