import type { Pack } from '../pack.ts';

const source = 'https://www.okx.com/docs-v5/en/#error-code-websocket-public';
const otherSource = 'https://www.npmjs.com/package/okx-api/v/3.0.13';

export const pack: Pack = {
  id: 'okx',
  name: 'OKX',
  homepage: 'https://www.okx.com/docs-v5/en/#error-code-websocket-public',
  recognise: [
    { host: 'ws.okx.com', certainty: 'proven', basis: otherSource },
    { host: 'wspap.okx.com', certainty: 'proven', basis: otherSource },
  ],
  sentBy: 'server',
  hosted: true,
  codes: [
    { code: 1009, name: 'Frame too long', topic: 'limit', reconnect: 'after-fix', source },
    { code: 4001, name: 'Login failed', topic: 'authentication', reconnect: 'after-fix', source },
    { code: 4002, name: 'Invalid request', topic: 'request', reconnect: 'after-fix', source },
    { code: 4003, name: 'API key subscription limit', topic: 'limit', reconnect: 'after-fix', source },
    { code: 4004, name: 'No data received in 30s', topic: 'timeout', reconnect: 'yes', source },
    { code: 4005, name: 'Buffer full', topic: 'limit', reconnect: 'yes', common: 'slow', source },
    { code: 4006, name: 'Abnormal disconnection', topic: 'server', reconnect: 'yes', source },
    { code: 4007, name: 'API key changed', topic: 'authentication', reconnect: 'after-fix', source },
    { code: 4008, name: 'Too many channels in total', topic: 'limit', reconnect: 'after-fix', source },
    {
      code: 4009,
      name: 'Too many channels on this connection',
      topic: 'limit',
      reconnect: 'after-fix',
      source,
    },
  ],
};
