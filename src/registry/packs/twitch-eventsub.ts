import type { Pack } from '../pack.ts';

const source =
  'https://github.com/twitch4j/twitch4j/blob/92fa8b2fd30b650eeff382a02551007aef005f2f/eventsub-websocket/src/main/java/com/github/twitch4j/eventsub/socket/domain/SocketCloseReason.java';

export const pack: Pack = {
  id: 'twitch-eventsub',
  name: 'Twitch EventSub WebSocket',
  homepage: 'https://dev.twitch.tv/docs/eventsub/handling-websocket-events/#close-message',
  recognise: [
    {
      host: 'eventsub.wss.twitch.tv',
      certainty: 'proven',
      basis: 'https://www.npmjs.com/package/@twurple/eventsub-ws/v/8.1.4',
    },
  ],
  sentBy: 'server',
  hosted: true,
  codes: [
    {
      code: 4000,
      name: 'Internal server error',
      topic: 'server',
      reconnect: 'yes',
      common: 'server-error',
      source,
    },
    {
      code: 4001,
      name: 'Client sent inbound traffic',
      topic: 'request',
      reconnect: 'after-fix',
      fix: 'stay-silent',
      source,
    },
    {
      code: 4002,
      name: 'Client failed ping-pong',
      topic: 'timeout',
      reconnect: 'yes',
      common: 'ping',
      source,
    },
    {
      code: 4003,
      name: 'Connection unused',
      topic: 'timeout',
      reconnect: 'after-fix',
      fix: 'subscribe-soon',
      source,
    },
    { code: 4004, name: 'Reconnect grace time expired', topic: 'session', reconnect: 'yes', source },
    { code: 4005, name: 'Network timeout', topic: 'timeout', reconnect: 'yes', source },
    { code: 4006, name: 'Network error', topic: 'server', reconnect: 'yes', source },
    { code: 4007, name: 'Invalid reconnect', topic: 'session', reconnect: 'yes', source },
  ],
};
