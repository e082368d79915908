import type { Pack } from '../pack.ts';

const source = 'https://developers.deepgram.com/docs/stt-troubleshooting-websocket-data-and-net-errors';

export const pack: Pack = {
  id: 'deepgram',
  name: 'Deepgram streaming',
  homepage: 'https://developers.deepgram.com',
  recognise: [{ host: 'api.deepgram.com', certainty: 'proven', basis: source }],
  sentBy: 'server',
  hosted: true,
  codes: [
    { code: 1008, name: 'DATA-0000', topic: 'request', reconnect: 'after-fix', source },
    { code: 1011, name: 'NET-0000, NET-0001', topic: 'timeout', reconnect: 'yes', source },
  ],
};
