import type { Pack } from '../pack.ts';

const source = 'https://www.npmjs.com/package/discord-api-types/v/0.38.57';

/** The server takes the first that is free. */
const ports = [6463, 6464, 6465, 6466, 6467, 6468, 6469, 6470, 6471, 6472];

export const pack: Pack = {
  id: 'discord-rpc',
  name: 'Discord local RPC',
  homepage: 'https://discord.com/developers/docs/topics/opcodes-and-status-codes#rpc-rpc-close-event-codes',
  recognise: ports.map((port) => ({
    host: `127.0.0.1:${port}`,
    query: 'v&client_id',
    certainty: 'proven',
    basis: 'https://docs.discord.com/developers/topics/rpc',
  })),
  sentBy: 'server',
  codes: [
    { code: 4000, name: 'Invalid client ID', topic: 'authentication', reconnect: 'no', source },
    { code: 4001, name: 'Invalid origin', topic: 'permission', reconnect: 'no', source },
    { code: 4002, name: 'Rate limited', topic: 'rate', reconnect: 'yes', source },
    { code: 4003, name: 'Token revoked', topic: 'authentication', reconnect: 'after-fix', source },
    { code: 4004, name: 'Invalid version', topic: 'version', reconnect: 'no', source },
    { code: 4005, name: 'Invalid encoding', topic: 'version', reconnect: 'no', source },
  ],
};
