import type { Pack } from '../pack.ts';

const source = 'https://github.com/tsl0922/ttyd/blob/1.7.7/src/protocol.c';

export const pack: Pack = {
  id: 'ttyd',
  name: 'ttyd',
  homepage: 'https://github.com/tsl0922/ttyd',
  recognise: [
    { subprotocol: 'tty', certainty: 'presumed', basis: "ttyd's server.c; a name that others may use" },
  ],
  sentBy: 'server',
  codes: [
    { code: 1000, name: 'Process ended', topic: 'finished', reconnect: 'no', source },
    { code: 1006, name: 'Process failed', topic: 'finished', reconnect: 'no', source },
    { code: 1008, name: 'Authentication failed', topic: 'authentication', reconnect: 'no', source },
  ],
};
