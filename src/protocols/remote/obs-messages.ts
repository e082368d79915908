import { numberAt, textAt } from '../reading/json-value.ts';
import { words } from '../reading/signs.ts';
import type { Protocol } from '../types.ts';

export const obsWebSocket: Protocol = {
  id: 'obs-websocket',
  name: 'obs-websocket',
  identity: {
    subprotocols: ['obswebsocket.json'],
    opens: ({ direction, json }) =>
      direction === 'received' &&
      numberAt(json, 'op') === 0 &&
      textAt(json, 'd', 'obsWebSocketVersion') !== null,
  },
  signs: { goodbye: words('ExitStarted') },
  reads: ({ direction, json }) =>
    direction === 'received' && numberAt(json, 'op') === 5 && textAt(json, 'd', 'eventType') === 'ExitStarted'
      ? { id: 'obs/exit', meaning: 'serverShutdown', fix: ['reconnect'], expected: true, said: 'ExitStarted' }
      : null,
  sources: [
    'https://github.com/obsproject/obs-websocket/blob/032c9933/docs/generated/protocol.md',
    'https://github.com/obsproject/obs-websocket/blob/032c9933/src/websocketserver/types/WebSocketCloseCode.h',
  ],
};
