import type { Infrastructure } from '../../types.ts';
import { setIn } from '../how-to-change.ts';

const read = '2026-11';

/** Servers that count only what the page sends: frames and pongs. */
export const erlangServers: readonly Infrastructure[] = [
  {
    id: 'cowboy',
    product: 'Cowboy',
    kind: 'server',
    headers: [
      {
        name: 'server',
        pattern: /^Cowboy$/i,
        strength: 'proof',
        on: 'upgrade',
        source: 'public handshake capture 2018-09; ninenines/cowboy@5c8535f4',
      },
    ],
    timers: [
      {
        kind: 'idle',
        seconds: 60,
        upTo: 66,
        counts: 'from-page',
        ends: [1000],
        basis: 'documented',
        setting: setIn(
          'text',
          '%% Cowboy\n{cowboy_websocket, Req, State, #{idle_timeout => 3600000}}\n# Phoenix\nsocket "/socket", MyApp.UserSocket, websocket: [timeout: 3_600_000]',
        ),
        source: 'ninenines/cowboy@5c8535f4:src/cowboy_websocket.erl (ten ticks: 60 to 66 s)',
      },
    ],
    read,
  },
  {
    id: 'bandit',
    product: 'Bandit (Phoenix)',
    kind: 'server',
    timers: [
      {
        kind: 'idle',
        seconds: 60,
        counts: 'from-page',
        ends: [1002],
        basis: 'documented',
        setting: setIn(
          'text',
          '# Phoenix\nsocket "/socket", MyApp.UserSocket, websocket: [timeout: 3_600_000]',
        ),
        source:
          'mtrudel/bandit@e022cd3:lib/bandit/websocket/connection.ex; phoenixframework/phoenix@167c4695:lib/phoenix/transports/websocket.ex',
      },
    ],
    read,
  },
];
