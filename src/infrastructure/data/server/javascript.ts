import type { IdleTimer, Infrastructure } from '../../types.ts';
import { fixed, setIn } from '../how-to-change.ts';

const read = '2026-11';

/** What uWebSockets and Bun document alike. */
const idlePinged = {
  kind: 'idle',
  seconds: 120,
  counts: 'from-page',
  pingsFirst: true,
  ends: [1006],
  basis: 'documented',
} as const satisfies Partial<IdleTimer>;

export const javascriptServers: readonly Infrastructure[] = [
  {
    id: 'uwebsockets',
    product: 'uWebSockets',
    kind: 'server',
    headers: [
      {
        name: 'uWebSockets',
        pattern: /^\d+$/,
        strength: 'proof',
        source: 'uNetworking/uWebSockets@66dcff3:src/HttpResponse.h',
      },
    ],
    timers: [
      {
        ...idlePinged,
        setting: setIn('javascript', "app.ws('/*', { idleTimeout: 960 }); // seconds, 0 is off", 960),
        source: 'uNetworking/uWebSockets@66dcff3:src/App.h, src/WebSocketContext.h',
      },
    ],
    read,
  },
  {
    id: 'bun',
    product: 'Bun',
    kind: 'server',
    timers: [
      {
        ...idlePinged,
        setting: setIn('javascript', 'Bun.serve({ websocket: { idleTimeout: 960 } }); // seconds', 960),
        source: "Bun's type listing (idleTimeout 120, sendPings true)",
      },
    ],
    read,
  },
  {
    id: 'deno',
    product: 'Deno',
    kind: 'server',
    timers: [
      {
        kind: 'heartbeat',
        seconds: 30,
        says: 'No response from ping frame.',
        ends: [1001],
        basis: 'documented',
        setting: setIn(
          'javascript',
          'Deno.upgradeWebSocket(request, { idleTimeout: 120 }); // seconds, 0 is off',
        ),
        source: 'denoland/deno@98f9507aff:ext/http/02_websocket.ts, ext/websocket/01_websocket.js',
      },
    ],
    read,
  },
  {
    id: 'webpack-dev-server',
    product: 'webpack-dev-server',
    kind: 'server',
    timers: [
      {
        kind: 'heartbeat',
        seconds: 2,
        says: null,
        ends: [1006],
        basis: 'documented',
        setting: fixed,
        source:
          'webpack/webpack-dev-server@f78499fb:lib/servers/WebsocketServer.js (a ping each second, the end at the next one without an answer)',
      },
    ],
    read,
  },
  {
    id: 'node-ws',
    product: 'ws (Node.js)',
    kind: 'server',
    noTimer: 'websockets/ws@a2f4e7c0:lib/websocket-server.js',
    read,
  },
  {
    id: 'express',
    product: 'Express',
    kind: 'server',
    headers: [
      {
        name: 'X-Powered-By',
        pattern: /^Express$/i,
        strength: 'proof',
        on: 'refusal',
        source: 'expressjs/express@a3714473:lib/application.js',
      },
    ],
    refusals: [
      {
        headers: [{ name: 'X-Powered-By', pattern: /^Express$/i }],
        statuses: [200, 400, 401, 404, 426],
        meaning: 'infrastructure.refusal.express',
        sure: true,
        source:
          'expressjs/express@a3714473:lib/application.js (a handshake that ws handles never gets there)',
      },
    ],
    read,
  },
];
