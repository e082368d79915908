import type { Pack } from '../pack.ts';

const source = 'https://www.npmjs.com/package/graphql-ws/v/6.4.2';

export const pack: Pack = {
  id: 'graphql-transport-ws',
  name: 'graphql-ws (GraphQL over WebSocket)',
  homepage: 'https://github.com/enisdenjo/graphql-ws',
  recognise: [{ subprotocol: 'graphql-transport-ws', certainty: 'proven', basis: source }],
  sentBy: 'server',
  codes: [
    { code: 4004, name: 'BadResponse', topic: 'request', reconnect: 'no', sender: 'client', source },
    { code: 4005, name: 'InternalClientError', topic: 'other', reconnect: 'no', sender: 'client', source },
    { code: 4400, name: 'BadRequest', topic: 'request', reconnect: 'no', source },
    { code: 4401, name: 'Unauthorized', topic: 'request', reconnect: 'no', fix: 'wait-for-ack', source },
    {
      code: 4403,
      name: 'Forbidden',
      topic: 'authentication',
      reconnect: 'after-fix',
      fix: 'connection-params',
      source,
    },
    { code: 4406, name: 'SubprotocolNotAcceptable', topic: 'version', reconnect: 'no', source },
    {
      code: 4408,
      name: 'ConnectionInitialisationTimeout',
      topic: 'timeout',
      reconnect: 'yes',
      fix: 'connection-init',
      source,
    },
    { code: 4409, name: 'SubscriberAlreadyExists', topic: 'request', reconnect: 'no', source },
    { code: 4429, name: 'TooManyInitialisationRequests', topic: 'request', reconnect: 'no', source },
    { code: 4499, name: 'Terminated', topic: 'timeout', reconnect: 'yes', sender: 'client', source },
    { code: 4500, name: 'InternalServerError', topic: 'server', reconnect: 'no', source },
    {
      code: 4504,
      name: 'ConnectionAcknowledgementTimeout',
      topic: 'timeout',
      reconnect: 'yes',
      sender: 'client',
      source,
    },
  ],
};
