import type { Pack } from '../pack.ts';

const source = 'https://www.npmjs.com/package/protoo-server/v/4.0.8';

export const pack: Pack = {
  id: 'protoo',
  name: 'protoo',
  homepage: 'https://protoo.versatica.com',
  recognise: [{ subprotocol: 'protoo', certainty: 'proven', basis: source }],
  sentBy: 'server',
  codes: [{ code: 4000, name: 'closed by protoo-server', topic: 'finished', reconnect: 'no', source }],
};
