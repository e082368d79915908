import type { Pack } from '../pack.ts';

const source = 'https://www.npmjs.com/package/@stomp/stompjs/v/7.5.0';

export const pack: Pack = {
  id: 'stompjs',
  name: '@stomp/stompjs',
  homepage: 'https://stomp-js.github.io',
  recognise: [
    { subprotocol: 'v10.stomp', certainty: 'presumed', basis: 'a STOMP client, which need not be this one' },
    { subprotocol: 'v11.stomp', certainty: 'presumed', basis: 'a STOMP client, which need not be this one' },
    { subprotocol: 'v12.stomp', certainty: 'presumed', basis: 'a STOMP client, which need not be this one' },
  ],
  sentBy: 'client',
  codes: [
    { code: 4001, name: 'Socket discarded', topic: 'timeout', reconnect: 'yes', invented: true, source },
  ],
};
