import { type Library, type Story, serveWire } from './library.ts';

const open =
  (path: string, options = '') =>
  (host: string): string =>
    `{ const socket = new Phoenix.Socket('ws://${host}/${path}', { vsn: '2.0.0', reconnectAfterMs: () => 1e8, ${options} });
    socket.connect(); const channel = socket.channel('room:1', {}); channel.rejoinTimer.callback = () => {};
    channel.join(); }`;

const story = (
  path: string,
  name: string,
  rest: Omit<Story, 'name' | 'mark' | 'run'>,
  options?: string,
): Story => ({ name, mark: `/${path}/websocket`, run: open(path, options), ...rest });

/** Phoenix's client against a server that speaks its wire format. */
export const phoenix: Library = {
  name: 'Phoenix',
  script: 'phoenix/priv/static/phoenix.min.js',
  start: () =>
    serveWire(({ socket, path, send }, hear) => {
      hear((text) => {
        const [join, ref, topic, event] = JSON.parse(text) as unknown[];
        if (event !== 'phx_join') return;
        send([join, ref, topic, 'phx_reply', { status: 'ok', response: {} }]);
        if (path.startsWith('/crash')) {
          send([join, ref, topic, 'phx_error', {}]);
          socket.close(1000);
        }
        if (path.startsWith('/logout')) socket.close(1001);
      });
    }),
  stories: [
    story('crash', 'the channel crashes, then the socket goes', {
      code: 1000,
      cause: 'application-goodbye',
      confidence: 'likely',
      lastWord: 'phx_error',
    }),
    story('logout', 'the server disconnects the user', {
      code: 1001,
      cause: 'application-goodbye',
      confidence: 'possible',
    }),
  ],
};
