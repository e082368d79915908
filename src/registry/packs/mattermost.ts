import type { Pack } from '../pack.ts';

const source = 'https://www.npmjs.com/package/@mattermost/client/v/11.9.0';

export const pack: Pack = {
  id: 'mattermost',
  name: 'Mattermost client',
  homepage: 'https://mattermost.com',
  recognise: [{ path: '/api/v4/websocket', certainty: 'presumed', basis: "the server's usual path" }],
  sentBy: 'client',
  codes: [
    {
      code: 4000,
      name: 'clientPingTimeoutErrCode',
      topic: 'timeout',
      reconnect: 'yes',
      invented: true,
      common: 'ping',
      source,
    },
    {
      code: 4001,
      name: 'clientSequenceMismatchErrCode',
      topic: 'session',
      reconnect: 'yes',
      invented: true,
      source,
    },
  ],
};
