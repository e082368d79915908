import type { Pack } from '../pack.ts';

const source =
  'https://github.com/obsproject/obs-websocket/blob/032c993/src/websocketserver/types/WebSocketCloseCode.h';

export const pack: Pack = {
  id: 'obs-websocket',
  name: 'obs-websocket',
  homepage: 'https://github.com/obsproject/obs-websocket',
  recognise: [
    {
      subprotocol: 'obswebsocket.*',
      certainty: 'proven',
      basis: 'https://github.com/obsproject/obs-websocket',
    },
    { host: '127.0.0.1:4455', certainty: 'presumed', basis: 'the default port' },
    { host: 'localhost:4455', certainty: 'presumed', basis: 'the default port' },
  ],
  sentBy: 'server',
  codes: [
    { code: 4000, name: 'UnknownReason', topic: 'other', reconnect: 'yes', source },
    {
      code: 4002,
      name: 'MessageDecodeError',
      topic: 'request',
      reconnect: 'after-fix',
      common: 'undecodable',
      source,
    },
    { code: 4003, name: 'MissingDataField', topic: 'request', reconnect: 'after-fix', source },
    { code: 4004, name: 'InvalidDataFieldType', topic: 'request', reconnect: 'after-fix', source },
    { code: 4005, name: 'InvalidDataFieldValue', topic: 'request', reconnect: 'after-fix', source },
    { code: 4006, name: 'UnknownOpCode', topic: 'request', reconnect: 'after-fix', source },
    {
      code: 4007,
      name: 'NotIdentified',
      topic: 'request',
      reconnect: 'after-fix',
      common: 'not-identified',
      source,
    },
    {
      code: 4008,
      name: 'AlreadyIdentified',
      topic: 'request',
      reconnect: 'after-fix',
      common: 'identified-twice',
      source,
    },
    {
      code: 4009,
      name: 'AuthenticationFailed',
      topic: 'authentication',
      reconnect: 'no',
      fix: 'obs-password',
      source,
    },
    { code: 4010, name: 'UnsupportedRpcVersion', topic: 'version', reconnect: 'no', source },
    { code: 4011, name: 'SessionInvalidated', topic: 'finished', reconnect: 'no', source },
    { code: 4012, name: 'UnsupportedFeature', topic: 'version', reconnect: 'no', source },
  ],
};
