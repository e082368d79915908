import type { Pack } from '../pack.ts';

const source = 'https://www.npmjs.com/package/@liveblocks/core/v/3.24.2';

export const pack: Pack = {
  id: 'liveblocks',
  name: 'Liveblocks',
  homepage: 'https://liveblocks.io',
  recognise: [{ host: 'api.liveblocks.io', certainty: 'proven', basis: source }],
  sentBy: 'server',
  hosted: true,
  codes: [
    {
      code: 1011,
      name: 'UNEXPECTED_CONDITION',
      topic: 'server',
      reconnect: 'yes',
      common: 'server-error',
      source,
    },
    { code: 1013, name: 'TRY_AGAIN_LATER', topic: 'rate', reconnect: 'yes', source },
    { code: 4000, name: 'INVALID_MESSAGE_FORMAT', topic: 'request', reconnect: 'no', source },
    { code: 4001, name: 'NOT_ALLOWED', topic: 'permission', reconnect: 'no', source },
    {
      code: 4005,
      name: 'MAX_NUMBER_OF_CONCURRENT_CONNECTIONS_PER_ROOM',
      topic: 'limit',
      reconnect: 'no',
      source,
    },
    { code: 4006, name: 'ROOM_ID_UPDATED', topic: 'missing', reconnect: 'no', source },
    { code: 4100, name: 'KICKED', topic: 'authentication', reconnect: 'after-fix', source },
    {
      code: 4109,
      name: 'TOKEN_EXPIRED',
      topic: 'authentication',
      reconnect: 'after-fix',
      common: 'expired',
      source,
    },
    { code: 4999, name: 'CLOSE_WITHOUT_RETRY', topic: 'finished', reconnect: 'no', source },
    { code: 4000, to: 4099, name: 'Disconnect', topic: 'other', reconnect: 'no', source },
    {
      code: 4100,
      to: 4199,
      name: 'Authorize again',
      topic: 'authentication',
      reconnect: 'after-fix',
      source,
    },
  ],
};
