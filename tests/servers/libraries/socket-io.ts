import { Server, type Socket } from 'socket.io';
import { type Library, listening, type Story, secret } from './library.ts';

const [pingInterval, pingTimeout] = [1_500, 2_000];

/** Each way of ending has a path of its own, and a Socket.IO server there. */
const endings: Readonly<Record<string, (socket: Socket, server: Server) => void>> = {
  kicked: (socket) => {
    socket.emit('notice', `you are out, ${secret}`);
    socket.disconnect();
  },
  thrown: (socket) => socket.disconnect(true),
  shutdown: (_socket, server) => {
    // The HTTP server is the other endings' too.
    Object.assign(server, { httpServer: undefined });
    void server.close();
  },
  left: () => {},
  deaf: () => {},
  mute: ({ conn }) => {
    // Neither sends pings, nor waits for the answers.
    Object.assign(conn, { sendPacket: () => {}, resetPingTimeout: () => {} });
  },
  refused: () => {},
  flood: (socket) => {
    for (let index = 0; index < 20_000; index += 1) socket.emit('price', index);
    socket.disconnect();
  },
};

const open =
  (ending: string, then = '') =>
  (host: string): string =>
    `{ const socket = io('http://${host}', { path: '/${ending}-socket.io', transports: ['websocket'],
      reconnection: false, forceNew: true, auth: { token: '${secret}' } }); ${then} }`;

const story = (
  ending: string,
  name: string,
  expected: Omit<Story, 'name' | 'mark' | 'run' | 'code'>,
  then?: string,
): Story => ({ name, mark: `/${ending}-socket.io/`, run: open(ending, then), code: 1005, ...expected });

const said = { cause: 'application-goodbye', confidence: 'certain' } as const;
const beats = { cause: 'heartbeat-missed', confidence: 'likely' } as const;

/** Socket.IO 4, server and client. Nearly all of its ends are a 1005. */
export const socketIo: Library = {
  name: 'Socket.IO',
  script: 'socket.io-client/dist/socket.io.min.js',
  start: () =>
    listening((http) => {
      const servers = Object.entries(endings).map(([ending, end]) => {
        const server = new Server(http, {
          path: `/${ending}-socket.io`,
          pingInterval,
          // A page that works off a flood answers late.
          pingTimeout: ending === 'flood' ? 30_000 : pingTimeout,
          destroyUpgrade: false,
        });
        if (ending === 'refused') server.use((_socket, next) => next(new Error(`no such token: ${secret}`)));
        server.on('connection', (socket) => end(socket, server));
        return server;
      });
      return () => {
        for (const { engine } of servers) engine.close();
      };
    }),
  stories: [
    story('kicked', 'the server disconnects the client', { ...said, lastWord: 'you are out' }),
    story('thrown', 'the server disconnects the client and its transport', said),
    story('shutdown', 'the server shuts down', { cause: 'application-goodbye', confidence: 'possible' }),
    story(
      'left',
      'the page leaves',
      { cause: 'application-goodbye', confidence: 'likely' },
      `socket.on('connect', () => socket.disconnect());`,
    ),
    story(
      'deaf',
      'the client answers no ping',
      { ...beats, evidence: [/page/i] },
      `socket.on('connect', () => { socket.io.engine.transport.send = () => {}; });`,
    ),
    story('mute', 'the server pings no more', { ...beats, evidence: [/server/i] }),
    story('refused', 'a middleware refuses the client', {
      cause: 'application-goodbye',
      confidence: 'possible',
    }),
    { ...story('flood', 'the server disconnects the client after 20,000 messages', said), last: true },
  ],
};
