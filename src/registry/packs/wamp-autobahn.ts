import type { Pack } from '../pack.ts';

const source = 'https://www.npmjs.com/package/autobahn/v/22.11.1';

export const pack: Pack = {
  id: 'wamp-autobahn',
  name: 'autobahn-js (WAMP)',
  homepage: 'https://wamp-proto.org',
  recognise: [
    { subprotocol: 'wamp.2.*', certainty: 'presumed', basis: 'a WAMP client, which need not be this one' },
  ],
  sentBy: 'client',
  codes: [
    { code: 3000, name: 'cannot authenticate', topic: 'authentication', reconnect: 'after-fix', source },
    { code: 3002, name: 'protocol violation', topic: 'request', reconnect: 'no', source },
  ],
};
