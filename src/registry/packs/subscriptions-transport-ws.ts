import type { Pack } from '../pack.ts';

const source = 'https://www.npmjs.com/package/subscriptions-transport-ws/v/0.11.0';

export const pack: Pack = {
  id: 'subscriptions-transport-ws',
  name: 'subscriptions-transport-ws (Apollo)',
  homepage: 'https://github.com/apollographql/subscriptions-transport-ws',
  recognise: [
    {
      subprotocol: 'graphql-ws',
      certainty: 'presumed',
      basis: 'the old protocol, which other servers speak as well',
    },
    {
      subprotocol: 'graphql-subscriptions',
      certainty: 'presumed',
      basis: 'the old protocol, which other servers speak as well',
    },
  ],
  sentBy: 'server',
  codes: [
    { code: 1002, name: 'Wrong subprotocol', topic: 'version', reconnect: 'no', source },
    { code: 1011, name: 'Connection init failed', topic: 'server', reconnect: 'yes', source },
  ],
};
