import type { Pack } from '../pack.ts';

const source = 'https://www.npmjs.com/package/sockjs-client/v/1.6.1';
const otherSource = 'https://www.npmjs.com/package/sockjs/v/0.3.24';

export const pack: Pack = {
  id: 'sockjs',
  name: 'SockJS',
  homepage: 'https://github.com/sockjs/sockjs-client',
  recognise: [],
  sentBy: 'either',
  codes: [
    {
      code: 1002,
      name: 'Cannot connect to server',
      topic: 'server',
      reconnect: 'yes',
      invented: true,
      source,
    },
    { code: 1006, name: 'Server lost session', topic: 'session', reconnect: 'yes', invented: true, source },
    { code: 2000, name: 'All transports failed', topic: 'server', reconnect: 'yes', invented: true, source },
    {
      code: 2010,
      name: 'Another connection still open',
      topic: 'replaced',
      reconnect: 'no',
      invented: true,
      source: otherSource,
    },
    { code: 3000, name: 'Go away', topic: 'finished', reconnect: 'yes', invented: true, source: otherSource },
  ],
};
