import type { Pack } from '../pack.ts';

const source = 'https://www.npmjs.com/package/@replit/crosis/v/13.5.1';

export const pack: Pack = {
  id: 'replit-crosis',
  name: 'Replit workspace',
  homepage: 'https://www.npmjs.com/package/@replit/crosis',
  recognise: [],
  sentBy: 'server',
  hosted: true,
  codes: [
    { code: 1008, name: 'POLICY_VIOLATION', topic: 'session', reconnect: 'yes', source },
    { code: 1014, name: 'INVALID_UPSTREAM_RESPONSE', topic: 'server', reconnect: 'yes', source },
    { code: 4000, name: 'FIREWALL_DENIED', topic: 'permission', reconnect: 'no', source },
    { code: 4001, name: 'TRY_ANOTHER_MACHINE', topic: 'restart', reconnect: 'yes', source },
    { code: 4002, name: 'USER_ERROR', topic: 'permission', reconnect: 'no', source },
    { code: 4004, name: 'CONCURRENT_REPL_LIMIT', topic: 'limit', reconnect: 'no', source },
  ],
};
