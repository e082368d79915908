import { type Library, type Story, serveWire } from './library.ts';

const open =
  (path: string, options = '', then = '') =>
  (host: string): string =>
    `{ const socket = new Phoenix.Socket('ws://${host}/${path}', { vsn: '2.0.0', reconnectAfterMs: () => 1e8, ${options} });
    ${then} socket.connect(); const channel = socket.channel('room:1', {}); channel.rejoinTimer.callback = () => {};
    channel.join(); }`;

const story = (
  path: string,
  name: string,
  rest: Omit<Story, 'name' | 'mark' | 'run'>,
  options?: string,
  then?: string,
): Story => ({ name, mark: `/${path}/websocket`, run: open(path, options, then), ...rest });

const said = { code: 1000, cause: 'application-goodbye', confidence: 'likely' } as const;
/** The client sends its first heartbeat at once: what is left is the time that it waits for the answer. */
const beatsAtOnce = 'socket.onOpen(() => { socket.clearHeartbeats(); socket.sendHeartbeat(); });';

/** Phoenix's client against a server that speaks its wire format. */
export const phoenix: Library = {
  name: 'Phoenix',
  script: 'phoenix/priv/static/phoenix.min.js',
  start: () =>
    serveWire(({ socket, path, send }, hear) => {
      hear((text) => {
        const [join, ref, topic, event] = JSON.parse(text) as unknown[];
        // A heartbeat stays without an answer.
        if (event !== 'phx_join') return;
        const end = (last: string, payload: object) => {
          send([join, ref, topic, last, payload]);
          socket.close(1000);
        };
        if (path.startsWith('/refused')) {
          end('phx_reply', { status: 'error', response: { reason: 'unauthorized' } });
          return;
        }
        send([join, ref, topic, 'phx_reply', { status: 'ok', response: {} }]);
        if (path.startsWith('/crash')) end('phx_error', {});
        if (path.startsWith('/reason')) end('phx_error', { reason: 'channel_crash' });
        if (path.startsWith('/left')) end('phx_close', {});
        if (path.startsWith('/deploy')) socket.close(1012);
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
    story('reason', 'the channel crashes and says so', { ...said, lastWord: 'channel_crash' }),
    story('left', 'the channel is closed', { ...said, lastWord: 'phx_close' }),
    story('refused', 'joining is refused', { ...said, lastWord: 'unauthorized' }),
    story('deploy', 'the sockets are drained for a deploy', {
      code: 1012,
      cause: 'server-restart',
      confidence: 'certain',
    }),
    story(
      'beat',
      'a heartbeat gets no answer for as long as the client waits by default',
      {
        code: 1000,
        cause: 'heartbeat-missed',
        confidence: 'possible',
        evidence: [/server/i, /30 s/, /default/],
      },
      undefined,
      beatsAtOnce,
    ),
  ],
};
