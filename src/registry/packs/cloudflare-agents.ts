import type { Pack } from '../pack.ts';

const source = 'https://www.npmjs.com/package/agents/v/0.32.0';

export const pack: Pack = {
  id: 'cloudflare-agents',
  name: 'Cloudflare Agents',
  homepage: 'https://developers.cloudflare.com/agents/',
  recognise: [
    { path: '/agents/*/*', certainty: 'presumed', basis: "the SDK's route, which others may use as well" },
    {
      path: '/agents/*/*/sub/*/*',
      certainty: 'presumed',
      basis: "the SDK's route to a sub-agent, which others may use as well",
    },
  ],
  sentBy: 'server',
  codes: [
    { code: 1008, name: 'Policy', topic: 'permission', reconnect: 'no', source },
    { code: 1011, name: 'Rejected or failed', topic: 'server', reconnect: 'yes', source },
    {
      code: 4000,
      to: 4399,
      name: 'Application code',
      topic: 'other',
      reconnect: 'no',
      common: 'client-final',
      source,
    },
    { code: 4400, to: 4499, name: '4000 + HTTP status', topic: 'permission', reconnect: 'no', source },
    {
      code: 4500,
      to: 4999,
      name: 'Application code',
      topic: 'other',
      reconnect: 'no',
      common: 'client-final',
      source,
    },
  ],
};
