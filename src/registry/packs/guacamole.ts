import type { Pack } from '../pack.ts';

const source =
  'https://github.com/apache/guacamole-client/blob/c431e9e22d63c24b87d3274db2bd411c8b864a78/guacamole-common/src/main/java/org/apache/guacamole/protocol/GuacamoleStatus.java';

export const pack: Pack = {
  id: 'guacamole',
  name: 'Apache Guacamole',
  homepage: 'https://guacamole.apache.org',
  recognise: [{ subprotocol: 'guacamole', certainty: 'proven', basis: 'https://guacamole.apache.org' }],
  sentBy: 'server',
  codes: [
    { code: 1000, name: 'SUCCESS (0)', topic: 'finished', reconnect: 'no', source },
    { code: 1002, name: 'Bad request, timeout or not found', topic: 'other', reconnect: 'depends', source },
    { code: 1003, name: 'CLIENT_BAD_TYPE (783)', topic: 'request', reconnect: 'no', source },
    { code: 1008, name: 'Busy, in use or not allowed', topic: 'other', reconnect: 'depends', source },
    { code: 1009, name: 'CLIENT_OVERRUN (781)', topic: 'limit', reconnect: 'no', source },
    { code: 1011, name: 'Server or remote desktop failed', topic: 'server', reconnect: 'yes', source },
  ],
};
