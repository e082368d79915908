import type { Infrastructure } from '../../types.ts';

const read = '2026-11';

export const otherServers: readonly Infrastructure[] = [
  {
    id: 'go-gorilla',
    product: 'gorilla/websocket (Go)',
    kind: 'server',
    noTimer: 'gorilla/websocket@e064f32:server.go',
    refusals: [
      {
        headers: [
          { name: 'Sec-Websocket-Version', pattern: /^13$/ },
          { name: 'X-Content-Type-Options', pattern: /^nosniff$/i },
        ],
        statuses: [400, 403, 405, 426],
        meaning: 'infrastructure.refusal.gorilla',
        sure: false,
        source: 'gorilla/websocket@e064f32:server.go',
      },
    ],
    read,
  },
  {
    id: 'swoole',
    product: 'Swoole',
    kind: 'server',
    headers: [
      {
        name: 'Server',
        pattern: /^swoole-http-server$/i,
        strength: 'hint',
        source: 'swoole/swoole-src@a281145a1:include/swoole_config.h',
      },
    ],
    noTimer: 'swoole/swoole-src@a281145a1:ext-src/swoole_websocket_server.cc (no heartbeat unless set)',
    refusals: [
      {
        headers: [{ name: 'Server', pattern: /^swoole-http-server$/i }],
        statuses: [400],
        meaning: 'infrastructure.refusal.upgradeLost',
        sure: true,
        source: 'swoole/swoole-src@a281145a1:ext-src/swoole_websocket_server.cc',
      },
    ],
    read,
  },
  {
    id: 'passenger',
    product: 'Phusion Passenger',
    kind: 'server',
    headers: [
      {
        name: 'X-Powered-By',
        pattern: /^Phusion Passenger/,
        strength: 'proof',
        source: 'phusion/passenger@080171e6e:src/agent/Core/Controller/ForwardResponse.cpp',
      },
      {
        name: 'Server',
        pattern: /\+ Phusion Passenger/,
        strength: 'hint',
        source: 'its integration into nginx; no capture of a 101 found',
      },
    ],
    read,
  },
  {
    id: 'ratchet-reverb',
    product: 'Ratchet, Laravel Reverb',
    kind: 'server',
    headers: [
      {
        name: 'X-Powered-By',
        pattern: /^(?:Ratchet\/\d|Laravel Reverb$)/,
        strength: 'proof',
        source: 'public handshake captures 2020-02, 2025 and 2026',
      },
    ],
    read,
  },
  {
    id: 'websocketpp',
    product: 'WebSocket++',
    kind: 'server',
    headers: [
      {
        name: 'Server',
        pattern: /^WebSocket\+\+\/\d/,
        strength: 'proof',
        source: 'public handshake capture 2025-02',
      },
    ],
    read,
  },
];
