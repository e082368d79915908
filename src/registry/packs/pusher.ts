import type { Pack } from '../pack.ts';

const source =
  'https://github.com/pusher/docs/blob/b34294a/docs/channels/library_auth_reference/pusher-websockets-protocol.md';
const authorizedSource = 'https://pusher.com/docs/channels/using_channels/authorized-connections/';
const otherSource = 'https://www.npmjs.com/package/pusher-js/v/8.6.0';

export const pack: Pack = {
  id: 'pusher',
  name: 'Pusher Channels, Laravel Reverb, Soketi',
  homepage: 'https://pusher.com/docs/channels/library_auth_reference/pusher-websockets-protocol/',
  recognise: [
    { host: 'ws-*.pusher.com', certainty: 'proven', basis: otherSource },
    { host: 'ws.pusherapp.com', certainty: 'proven', basis: otherSource },
    { path: '/app/*', query: 'protocol&client', certainty: 'proven', basis: otherSource },
  ],
  sentBy: 'server',
  codes: [
    { code: 4000, name: 'SSL only', topic: 'request', reconnect: 'after-fix', source },
    {
      code: 4001,
      name: 'App does not exist',
      topic: 'missing',
      reconnect: 'no',
      fix: 'key-and-cluster',
      source,
    },
    { code: 4003, name: 'App disabled', topic: 'permission', reconnect: 'no', source },
    { code: 4004, name: 'Over connection quota', topic: 'limit', reconnect: 'no', source },
    { code: 4005, name: 'Path not found', topic: 'missing', reconnect: 'no', source },
    { code: 4006, name: 'Invalid version string', topic: 'version', reconnect: 'no', source },
    { code: 4007, name: 'Unsupported protocol version', topic: 'version', reconnect: 'no', source },
    { code: 4008, name: 'No protocol version', topic: 'version', reconnect: 'no', source },
    {
      code: 4009,
      name: 'Unauthorized',
      topic: 'authentication',
      reconnect: 'after-fix',
      source: authorizedSource,
    },
    { code: 4100, name: 'Over capacity', topic: 'rate', reconnect: 'yes', source },
    { code: 4200, name: 'Reconnect immediately', topic: 'restart', reconnect: 'yes', source },
    { code: 4201, name: 'Pong not received', topic: 'timeout', reconnect: 'yes', common: 'ping', source },
    {
      code: 4202,
      name: 'Closed after inactivity',
      topic: 'timeout',
      reconnect: 'yes',
      source,
    },
    {
      code: 4000,
      to: 4099,
      name: 'Do not reconnect unchanged',
      topic: 'other',
      reconnect: 'after-fix',
      source,
    },
    { code: 4100, to: 4199, name: 'Reconnect after a pause', topic: 'rate', reconnect: 'yes', source },
    { code: 4200, to: 4299, name: 'Reconnect at once', topic: 'restart', reconnect: 'yes', source },
  ],
};
