import sockjs from 'sockjs';
import { type Library, listening, type Story } from './library.ts';

const open =
  (path: string) =>
  (host: string): string =>
    `new SockJS('http://${host}/${path}', null, { transports: ['websocket'] });`;

/** SockJS, server and client: the code that the page gets stands in a message. */
export const sockJs: Library = {
  name: 'SockJS',
  script: 'sockjs-client/dist/sockjs.min.js',
  start: () =>
    listening((server) => {
      const echo = sockjs.createServer({ log: () => {} });
      echo.on('connection', (connection) => connection.close(4321, 'go elsewhere'));
      echo.installHandlers(server, { prefix: '/sockjs-closed' });
      return undefined;
    }),
  stories: [
    {
      name: 'the server closes with a code of its own',
      mark: '/sockjs-closed/',
      run: open('sockjs-closed'),
      code: 1000,
      cause: 'application-goodbye',
      confidence: 'certain',
      lastWord: 'c[4321,"go elsewhere"]',
    } satisfies Story,
  ],
};
