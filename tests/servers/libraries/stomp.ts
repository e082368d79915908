import { WebSocketServer } from 'ws';
import { type Library, listening, type Story, secret } from './library.ts';

const open =
  (path: string) =>
  (host: string): string =>
    `new StompJs.Client({ brokerURL: 'ws://${host}/${path}', reconnectDelay: 0, heartbeatIncoming: 1500,
    heartbeatOutgoing: 0, connectHeaders: { passcode: '${secret}' } }).activate();`;

const story = (path: string, name: string, rest: Omit<Story, 'name' | 'mark' | 'run'>): Story => ({
  name,
  mark: `/${path}`,
  run: open(path),
  ...rest,
});

/** STOMP.js against a broker that speaks the wire format; Spring's refusal is the usual one. */
export const stomp: Library = {
  name: 'STOMP',
  script: '@stomp/stompjs/bundles/stomp.umd.min.js',
  start: () =>
    listening((server) => {
      const sockets = new WebSocketServer({ server, handleProtocols: () => 'v12.stomp' });
      sockets.on('connection', (socket, { url }) => {
        socket.once('message', () => {
          if (url === '/stomp-error') {
            socket.send(
              `ERROR\nmessage:Failed to send message to ExecutorSubscribableChannel[clientInboundChannel] ${secret}\ncontent-length:0\n\n\0`,
            );
            socket.close(1002);
          } else socket.send('CONNECTED\nversion:1.2\nheart-beat:1500,0\n\n\0');
        });
      });
      return () => {
        for (const socket of sockets.clients) socket.terminate();
      };
    }),
  stories: [
    story('stomp-error', 'the broker refuses', {
      code: 1002,
      cause: 'application-goodbye',
      confidence: 'certain',
      lastWord: 'ERROR\nmessage:Failed to send message',
    }),
    story('stomp-mute', 'the broker beats no more', {
      code: 1005,
      cause: 'heartbeat-missed',
      confidence: 'likely',
      evidence: [/server/i],
    }),
  ],
};
