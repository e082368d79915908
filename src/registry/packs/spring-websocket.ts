import type { Pack } from '../pack.ts';

const source =
  'https://github.com/spring-projects/spring-framework/blob/01f717375be65d82df61441c8dced6ca6189eca7/spring-websocket/src/main/java/org/springframework/web/socket/CloseStatus.java';

export const pack: Pack = {
  id: 'spring-websocket',
  name: 'Spring WebSocket',
  homepage: 'https://docs.spring.io/spring-framework/reference/web/websocket.html',
  recognise: [
    { subprotocol: 'v10.stomp', certainty: 'presumed', basis: 'a STOMP broker, which need not be Spring' },
    { subprotocol: 'v11.stomp', certainty: 'presumed', basis: 'a STOMP broker, which need not be Spring' },
    { subprotocol: 'v12.stomp', certainty: 'presumed', basis: 'a STOMP broker, which need not be Spring' },
  ],
  sentBy: 'server',
  codes: [{ code: 4500, name: 'SESSION_NOT_RELIABLE', topic: 'limit', reconnect: 'yes', source }],
};
