import type { HeartbeatTimer, Infrastructure } from '../../types.ts';
import { setIn } from '../how-to-change.ts';

const read = '2026-11';

/** What Uvicorn and the websockets library document alike. */
const keepalive = {
  kind: 'heartbeat',
  seconds: 40,
  says: 'keepalive ping timeout',
  ends: [1011],
  basis: 'documented',
} as const satisfies Partial<HeartbeatTimer>;

export const pythonServers: readonly Infrastructure[] = [
  {
    id: 'uvicorn',
    product: 'Uvicorn',
    kind: 'server',
    headers: [
      {
        name: 'server',
        pattern: /^uvicorn$/i,
        strength: 'proof',
        source: 'public handshake capture 2025-07; encode/uvicorn@e6c7ce79',
      },
    ],
    timers: [
      {
        ...keepalive,
        setting: setIn('shell', 'uvicorn app:app --ws-ping-interval 20 --ws-ping-timeout 60'),
        source: 'encode/uvicorn@e6c7ce79:uvicorn/config.py',
      },
    ],
    refusals: [
      {
        headers: [{ name: 'server', pattern: /^uvicorn$/i }],
        statuses: [403],
        meaning: 'infrastructure.refusal.beforeAccept',
        sure: false,
        source: 'encode/uvicorn@e6c7ce79:uvicorn/protocols/websockets',
      },
    ],
    read,
  },
  {
    id: 'python-websockets',
    product: 'Python websockets',
    kind: 'server',
    headers: [
      {
        name: 'Server',
        pattern: /^Python\/3\.\d+ websockets\/\d/,
        strength: 'proof',
        source: 'public handshake captures 2019 to 2023; python-websockets/websockets@04e599ca',
      },
    ],
    timers: [
      {
        ...keepalive,
        setting: setIn('text', 'serve(handler, host, port, ping_interval=20, ping_timeout=60)'),
        source: 'https://websockets.readthedocs.io/en/10.1/topics/timeouts.html',
      },
    ],
    read,
  },
  {
    id: 'daphne',
    product: 'Daphne',
    kind: 'server',
    headers: [
      {
        name: 'Server',
        pattern: /^daphne$/i,
        strength: 'proof',
        source: 'public handshake capture; django/daphne@c19f2f4:daphne/server.py',
      },
    ],
    timers: [
      {
        kind: 'heartbeat',
        seconds: 50,
        says: null,
        ends: [1006],
        basis: 'documented',
        setting: setIn('shell', 'daphne --ping-interval 20 --ping-timeout 60 app:application'),
        source: 'django/daphne@c19f2f4:daphne/server.py, ws_protocol.py',
      },
      {
        kind: 'lifetime',
        seconds: 86_400,
        ends: [1000],
        basis: 'documented',
        setting: setIn('shell', 'daphne --websocket_timeout -1 app:application'),
        source: 'django/daphne@c19f2f4:daphne/server.py, ws_protocol.py',
      },
    ],
    read,
  },
  {
    id: 'aiohttp',
    product: 'aiohttp',
    kind: 'server',
    headers: [
      {
        name: 'Server',
        pattern: /^Python\/3\.\d+ aiohttp\/\d/,
        strength: 'proof',
        source: 'aio-libs/aiohttp@495e77836:aiohttp/web_response.py',
      },
    ],
    noTimer: 'aio-libs/aiohttp@495e77836:aiohttp/web_ws.py (no heartbeat unless set)',
    read,
  },
  {
    id: 'hypercorn',
    product: 'Hypercorn',
    kind: 'server',
    headers: [
      {
        name: 'server',
        pattern: /^hypercorn-h11$/i,
        strength: 'proof',
        source: 'pgjones/hypercorn@0e2311f:src/hypercorn/protocol/h11.py',
      },
    ],
    noTimer: 'pgjones/hypercorn@0e2311f:src/hypercorn/config.py (no pings unless set)',
    read,
  },
  {
    id: 'tornado',
    product: 'Tornado',
    kind: 'server',
    headers: [
      {
        name: 'Server',
        pattern: /^TornadoServer\//,
        strength: 'proof',
        source: 'public handshake capture 2017-06',
      },
    ],
    noTimer: 'tornadoweb/tornado@e5300314:tornado/websocket.py (no pings unless set)',
    read,
  },
  {
    id: 'werkzeug',
    product: 'Werkzeug (Flask)',
    kind: 'server',
    headers: [
      {
        name: 'Server',
        pattern: /^Werkzeug\/\S+ Python\/3/,
        strength: 'hint',
        source: 'ordinary answers; no capture of a 101 found',
      },
    ],
    read,
  },
  {
    id: 'autobahn-python',
    product: 'Autobahn Python, Crossbar.io',
    kind: 'server',
    headers: [
      {
        name: 'Server',
        pattern: /^(?:AutobahnPython\/|Crossbar)/,
        strength: 'proof',
        source: 'public handshake capture, AutobahnPython/0.10.2',
      },
      {
        name: 'X-Powered-By',
        pattern: /^AutobahnPython\//,
        strength: 'proof',
        source: 'public handshake capture, AutobahnPython/0.10.2 and older',
      },
    ],
    read,
  },
];
