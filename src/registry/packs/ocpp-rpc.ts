import type { Pack } from '../pack.ts';

const source = 'https://www.npmjs.com/package/ocpp-rpc/v/2.2.1';

export const pack: Pack = {
  id: 'ocpp-rpc',
  name: 'ocpp-rpc (OCPP)',
  homepage: 'https://www.openchargealliance.org',
  recognise: [
    { subprotocol: 'ocpp*', certainty: 'presumed', basis: 'an OCPP server, which need not use this library' },
  ],
  sentBy: 'server',
  codes: [{ code: 1002, name: 'Too many bad messages', topic: 'request', reconnect: 'after-fix', source }],
};
