import type { Pack } from '../pack.ts';

const source = 'https://www.npmjs.com/package/y-websocket/v/3.1.0';

export const pack: Pack = {
  id: 'y-websocket',
  name: 'y-websocket',
  homepage: 'https://github.com/yjs/y-websocket',
  recognise: [],
  sentBy: 'server',
  codes: [
    { code: 4400, to: 4499, name: 'Permanent', topic: 'permission', reconnect: 'no', source },
    { code: 4500, to: 4599, name: 'Transient', topic: 'server', reconnect: 'yes', source },
  ],
};
