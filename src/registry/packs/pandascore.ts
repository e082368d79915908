import type { Pack } from '../pack.ts';

const source = 'https://developers.pandascore.co/docs/disconnections';

export const pack: Pack = {
  id: 'pandascore',
  name: 'PandaScore live',
  homepage: 'https://developers.pandascore.co/docs/disconnections',
  recognise: [
    {
      host: 'live.pandascore.co',
      certainty: 'proven',
      basis: 'https://developers.pandascore.co/docs/websockets-overview',
    },
  ],
  sentBy: 'server',
  hosted: true,
  codes: [
    { code: 1000, name: 'Match finished', topic: 'finished', reconnect: 'no', source },
    { code: 4001, name: 'Unauthorized', topic: 'authentication', reconnect: 'no', source },
    { code: 4003, name: 'Forbidden', topic: 'permission', reconnect: 'no', source },
    { code: 4029, name: 'Too many connections', topic: 'limit', reconnect: 'after-fix', source },
  ],
};
