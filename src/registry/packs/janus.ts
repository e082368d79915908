import type { Pack } from '../pack.ts';

const source = 'https://github.com/meetecho/janus-gateway/issues/2018';

export const pack: Pack = {
  id: 'janus',
  name: 'Janus client',
  homepage: 'https://janus.conf.meetecho.com',
  recognise: [{ subprotocol: 'janus-protocol', certainty: 'proven', basis: source }],
  sentBy: 'client',
  codes: [{ code: 3504, name: 'Gateway timeout', topic: 'timeout', reconnect: 'yes', source }],
};
