import { telling } from '../telling-line.ts';
import { type Stack, written } from './server-stack.ts';

const endpoint = 'https://hexdocs.pm/phoenix/Phoenix.Endpoint.html#socket/3';
const websock = 'https://hex.pm/packages/websock/0.5.3/files/lib/websock.ex';

const option = (name: string) => `socket "/socket", MyAppWeb.UserSocket, websocket: [${name}]`;

/** Channels have no say in frames; what answers with a tuple is a handler of WebSock, on which Phoenix stands. */
export const phoenix: Stack = {
  id: 'phoenix',
  language: 'elixir',
  checked: 'parsed by Elixir 1.14, options compared with the documentation, 2026-11-26; not run',
  snippets: {
    ping: (interval) =>
      written(
        websock,
        '# WebSock handler; with channels the client sends the heartbeat',
        'def init(state) do',
        `  :timer.send_interval(${interval}, :ping)`,
        '  {:ok, state}',
        'end',
        '',
        telling('def handle_info(:ping, state), do: {:push, {:ping, ""}, state}'),
      ),
    subprotocol: (name) => written(endpoint, option(`subprotocols: ["${name}"]`)),
    origin: (origin) => written(endpoint, `# others get 403`, option(`check_origin: ["${origin}"]`)),
    close: (closes) =>
      written(
        websock,
        '# what a WebSock handler returns',
        ...closes.map(([code, reason]) => `{:stop, :normal, {${code}, "${reason}"}, state}`),
      ),
    compressionOff: () => written(endpoint, `${option('compress: false')} # the default`),
    payloadLimit: () =>
      written(
        `${endpoint}; https://github.com/mtrudel/bandit/blob/007e9f67/CHANGELOG.md (1.11.0)`,
        '# config/config.exs, likewise under https; Bandit 1.11 and later allow 8 MB unless this is set',
        'config :my_app, MyAppWeb.Endpoint,',
        '  http: [',
        '    websocket_options: [',
        '      max_frame_size: 256_000_000,',
        telling('      max_fragmented_message_size: 256_000_000'),
        '    ]',
        '  ]',
        '# Cowboy has no limit unless one is set here',
        option('max_frame_size: 256_000_000'),
      ),
    drainOnShutdown: () =>
      written(
        endpoint,
        '# Phoenix 1.7: closes with 1012 in batches, by default within 30 s',
        'socket "/socket", MyAppWeb.UserSocket,',
        telling('  drainer: [batch_size: 1_000, batch_interval: 2_000, shutdown: 30_000]'),
      ),
    answerClose: null,
    catchErrors: () =>
      written(
        websock,
        'def handle_in({message, _opts}, state) do',
        '  {:ok, handle(message, state)}',
        'rescue',
        '  error ->',
        telling('    Logger.error(Exception.format(:error, error, __STACKTRACE__))'),
        '    {:stop, :normal, {1011, "internal error"}, state}',
        'end',
      ),
    sendBytes: () =>
      written(
        websock,
        '# what a WebSock handler returns',
        '{:push, {:binary, bytes}, state}',
        '{:push, {:text, text}, state}',
      ),
  },
};
