import type { Pack } from '../pack.ts';

const source = 'https://www.npmjs.com/package/qq-guild-bot/v/2.9.5';

export const pack: Pack = {
  id: 'qq-bot',
  name: 'QQ bot gateway',
  homepage: 'https://bot.q.qq.com/wiki/develop/api-v2/dev-prepare/interface-framework/event-emit.html',
  recognise: [
    { host: 'api.sgroup.qq.com', certainty: 'presumed', basis: "the API's host" },
    { host: 'sandbox.api.sgroup.qq.com', certainty: 'presumed', basis: "the API's test host" },
  ],
  sentBy: 'server',
  hosted: true,
  codes: [
    {
      code: 4001,
      name: 'Invalid opcode',
      topic: 'request',
      reconnect: 'no',
      common: 'unknown-opcode',
      source,
    },
    { code: 4002, name: 'Invalid payload', topic: 'request', reconnect: 'no', common: 'undecodable', source },
    {
      code: 4004,
      name: 'Token invalid',
      topic: 'authentication',
      reconnect: 'no',
      common: 'bad-token',
      source,
    },
    { code: 4007, name: 'Seq error', topic: 'session', reconnect: 'yes', common: 'bad-sequence', source },
    {
      code: 4008,
      name: 'Sent too fast',
      topic: 'rate',
      reconnect: 'yes',
      common: 'too-many-messages',
      source,
    },
    {
      code: 4009,
      name: 'Connection expired',
      topic: 'session',
      reconnect: 'yes',
      common: 'session-timeout',
      source,
    },
    { code: 4010, name: 'Invalid shard', topic: 'request', reconnect: 'no', common: 'bad-shard', source },
    { code: 4011, name: 'Too many guilds', topic: 'limit', reconnect: 'no', common: 'sharding', source },
    { code: 4012, name: 'Invalid version', topic: 'version', reconnect: 'no', common: 'bad-version', source },
    { code: 4013, name: 'Invalid intent', topic: 'request', reconnect: 'no', common: 'bad-intent', source },
    {
      code: 4014,
      name: 'Intent without permission',
      topic: 'permission',
      reconnect: 'no',
      common: 'forbidden-intent',
      source,
    },
    { code: 4900, name: 'Internal error', topic: 'server', reconnect: 'yes', common: 'server-error', source },
    { code: 4914, name: 'Bot offline', topic: 'permission', reconnect: 'no', source },
    { code: 4915, name: 'Bot banned', topic: 'permission', reconnect: 'no', source },
  ],
};
