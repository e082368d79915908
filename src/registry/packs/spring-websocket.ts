import type { Pack } from '../pack.ts';

const source = 'https://docs.spring.io/spring-framework/reference/web/websocket.html';
const otherSource =
  'https://github.com/spring-projects/spring-framework/blob/01f717375be65d82df61441c8dced6ca6189eca7/spring-websocket/src/main/java/org/springframework/web/socket/CloseStatus.java';

export const pack: Pack = {
  id: 'spring-websocket',
  name: 'Spring WebSocket',
  homepage: 'https://docs.spring.io/spring-framework/reference/web/websocket.html',
  recognise: [
    { subprotocol: 'v10.stomp', certainty: 'proven', basis: source },
    { subprotocol: 'v11.stomp', certainty: 'proven', basis: source },
    { subprotocol: 'v12.stomp', certainty: 'proven', basis: source },
  ],
  sentBy: 'server',
  codes: [
    { code: 4500, name: 'SESSION_NOT_RELIABLE', topic: 'limit', reconnect: 'yes', source: otherSource },
  ],
};
