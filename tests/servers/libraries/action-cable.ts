import { WebSocketServer } from 'ws';
import { type Library, listening, type Story } from './library.ts';

const open =
  (path: string) =>
  (host: string): string =>
    `{ const consumer = ActionCable.createConsumer('ws://${host}/${path}/cable');
    const { connection } = consumer; connection.monitor.reconnectAttempts = 0;
    connection.reopen = () => connection.close({ allowReconnect: false }); consumer.connect(); }`;

const bye = (reason: string, reconnect: boolean) => ({ type: 'disconnect', reason, reconnect });

const story = (path: string, name: string, rest: Omit<Story, 'name' | 'mark' | 'run'>): Story => ({
  name,
  mark: `/${path}/cable`,
  run: open(path),
  ...rest,
});

const said = { cause: 'application-goodbye', confidence: 'certain' } as const;

/** The client of Action Cable against a server that speaks its wire format. */
export const actionCable: Library = {
  name: 'Action Cable',
  script: '@rails/actioncable/app/assets/javascripts/actioncable.js',
  start: () =>
    listening((server) => {
      const sockets = new WebSocketServer({ server, handleProtocols: () => 'actioncable-v1-json' });
      sockets.on('connection', (socket, { url = '' }) => {
        const send = (message: object) => socket.send(JSON.stringify(message));
        if (url.startsWith('/unauthorized')) {
          send(bye('unauthorized', false));
          socket.close(1000);
          return;
        }
        send({ type: 'welcome' });
        send({ type: 'ping', message: 1 });
        if (!url.startsWith('/restart')) return;
        send(bye('server_restart', true));
        socket.close(1000);
      });
      return () => {
        for (const socket of sockets.clients) socket.terminate();
      };
    }),
  stories: [
    story('unauthorized', 'the connection is rejected', { code: 1000, ...said, lastWord: '"unauthorized"' }),
    story('restart', 'the server restarts', { code: 1000, ...said }),
    story('stale', 'the server pings no more', {
      code: 1005,
      cause: 'heartbeat-missed',
      confidence: 'possible',
    }),
  ],
};
