import type { Pack } from '../pack.ts';

export const pack: Pack = {
  id: 'partykit',
  name: 'PartyKit',
  homepage: 'https://www.partykit.io',
  recognise: [
    {
      path: '/parties/*/*',
      query: '_pk',
      certainty: 'proven',
      basis: 'https://www.npmjs.com/package/partysocket/v/1.3.0',
    },
    { host: '*.partykit.dev', certainty: 'presumed', basis: "the vendor's hosting" },
    { path: '/parties/*/*', certainty: 'presumed', basis: "the SDK's route, which others may use as well" },
  ],
  sentBy: 'server',
  codes: [
    {
      code: 1011,
      name: 'Uncaught exception',
      topic: 'server',
      reconnect: 'yes',
      common: 'handler-failed',
      source: 'https://www.npmjs.com/package/partyserver/v/0.5.10',
    },
  ],
};
