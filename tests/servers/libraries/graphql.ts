import { buildSchema, parse } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { type Library, listening, type Story, secret } from './library.ts';

const schema = buildSchema('type Query { me: String }');

const open =
  (path: string) =>
  (host: string): string =>
    `{ const client = graphqlWs.createClient({ url: 'ws://${host}/${path}', retryAttempts: 0, lazy: true,
      connectionParams: { token: '${secret}' } });
    client.subscribe({ query: '{ me }' }, { next() {}, error() {}, complete() {} }); }`;

const raw =
  (path: string, ...messages: readonly object[]) =>
  (host: string): string =>
    `{ const socket = new WebSocket('ws://${host}/${path}', 'graphql-transport-ws');
    socket.onopen = () => { for (const message of ${JSON.stringify(messages)}) socket.send(JSON.stringify(message)); }; }`;

const story = (path: string, name: string, code: number, run = open(path)): Story => ({
  name,
  mark: `/${path}`,
  run,
  code,
  cause: 'application',
  confidence: 'certain',
});

/** graphql-ws, server and client: its reasons are codes of their own. */
export const graphql: Library = {
  name: 'graphql-ws',
  script: 'graphql-ws/umd/graphql-ws.min.js',
  start: () =>
    listening((http) => {
      const servers = new Map<string, WebSocketServer>(
        ['graphql-forbidden', 'graphql-crash', 'graphql-waits', 'graphql-lazy'].map((path) => {
          const server = new WebSocketServer({
            noServer: true,
            handleProtocols: () => 'graphql-transport-ws',
          });
          useServer(
            {
              // The library finds a copy of graphql of its own under the test runner, which takes no schema of this one.
              onSubscribe: () => ({ schema, document: parse('{ me }') }),
              execute: () => ({ data: { me: secret } }),
              connectionInitWaitTimeout: 1_000,
              onConnect: () => {
                if (path === 'graphql-crash') throw new Error('lost the database');
                return path !== 'graphql-forbidden';
              },
            },
            server,
          );
          return [`/${path}`, server] as const;
        }),
      );
      // So a server of subscriptions-transport-ws treats a subprotocol that it does not know (read in its source).
      const older = new WebSocketServer({ noServer: true, handleProtocols: () => 'graphql-transport-ws' });
      older.on('connection', (socket) => socket.close(1002));
      servers.set('/graphql-older', older);
      http.on('upgrade', (request, socket, head) => {
        const server = servers.get(request.url ?? '');
        server?.handleUpgrade(request, socket, head, (opened) => server.emit('connection', opened, request));
      });
      return () => {
        for (const server of servers.values()) for (const each of server.clients) each.terminate();
      };
    }),
  stories: [
    story('graphql-forbidden', 'onConnect says no', 4403),
    story('graphql-crash', 'onConnect throws', 4500),
    story('graphql-waits', 'no connection_init in time', 4408, raw('graphql-waits')),
    {
      ...story('graphql-older', 'the server speaks the older protocol', 1002),
      cause: 'application-goodbye',
      confidence: 'possible',
    },
    {
      ...story('graphql-lazy', 'a lazy client is done', 1000),
      cause: 'normal',
      lastWord: 'connection_ack',
    },
  ],
};
