import { Aedes } from 'aedes';
import { createWebSocketStream, WebSocketServer } from 'ws';
import { type Library, listening, type Story, secret } from './library.ts';

const open =
  (path: string, options = '', then = '') =>
  (host: string): string =>
    `{ const client = mqtt.connect('ws://${host}/${path}', { reconnectPeriod: 0, timerVariant: 'native',
      username: 'me', password: '${secret}', clientId: '${path}', ${options} });
    client.on('error', () => {}); ${then} }`;

const story = (
  path: string,
  name: string,
  rest: Omit<Story, 'name' | 'mark' | 'run'>,
  ...run: readonly [options?: string, then?: string]
): Story => ({ name, mark: `/${path}`, run: open(path, ...run), ...rest });

/** What a broker of MQTT 5 says here: a connection acknowledged, then DISCONNECT with a reason. */
const [acknowledged, takenOver] = [Buffer.from([0x20, 3, 0, 0, 0]), Buffer.from([0xe0, 2, 0x8e, 0])];

/** MQTT.js against Aedes, and for MQTT 5 against a few bytes of a broker. */
export const mqtt: Library = {
  name: 'MQTT',
  script: 'mqtt/dist/mqtt.min.js',
  start: async () => {
    const broker = await Aedes.createBroker();
    broker.authenticate = (client, _name, _password, done) => {
      const refused = client.id === 'mqtt-refused';
      done(refused ? Object.assign(new Error('no'), { returnCode: 5 }) : null, !refused);
    };
    return listening((server) => {
      const sockets = new WebSocketServer({ server, handleProtocols: () => 'mqtt' });
      sockets.on('connection', (socket, request) => {
        socket.on('error', () => {});
        // The broker cuts while the client closes: whichever came first would decide the code.
        if (request.url !== '/mqtt-quiet') socket.terminate = () => socket.close();
        if (request.url === '/mqtt-taken')
          socket.once('message', () => {
            socket.send(acknowledged);
            socket.send(takenOver);
            socket.close(1000);
          });
        else
          broker.handle(
            createWebSocketStream(socket).on('error', () => {}),
            request,
          );
      });
      return () => new Promise<void>((resolve) => broker.close(() => resolve()));
    });
  },
  stories: [
    story('mqtt-refused', 'the broker refuses the password', {
      code: 1005,
      cause: 'application-goodbye',
      confidence: 'certain',
    }),
    story(
      'mqtt-taken',
      'another session took over (MQTT 5)',
      {
        code: 1000,
        cause: 'application-goodbye',
        confidence: 'certain',
        lastWord: takenOver.toString('base64'),
      },
      'protocolVersion: 5',
    ),
    story(
      'mqtt-quiet',
      'the client sends nothing in its keep alive',
      { code: 1006, cause: 'heartbeat-missed', confidence: 'likely', evidence: [/page/i] },
      // The server's patience is half as much again; a busy machine takes some of it.
      'keepalive: 16',
      `client.sendPing = () => {}; client.onKeepaliveTimeout = () => {};`,
    ),
    story(
      'mqtt-left',
      'the page ends',
      { code: 1005, cause: 'application-goodbye', confidence: 'likely' },
      '',
      `client.on('connect', () => client.end());`,
    ),
  ],
};
