import sockjs from 'sockjs';
import { type Library, listening, type Story } from './library.ts';

const open =
  (path: string, then = '') =>
  (host: string): string =>
    `{ const sock = new SockJS('http://${host}/${path}', null, { transports: ['websocket'] }); ${then} }`;

const story = (
  path: string,
  name: string,
  rest: Omit<Story, 'name' | 'mark' | 'run'>,
  then?: string,
): Story => ({ name, mark: `/${path}/`, run: open(path, then), ...rest });

const said = { code: 1000, cause: 'application-goodbye', confidence: 'certain' } as const;

/** How the server ends a session, by the prefix of its address; the page ends the others. */
const ends: Readonly<Record<string, (connection: sockjs.Connection) => void>> = {
  '/sockjs-closed': (connection) => connection.close(4321, 'go elsewhere'),
  '/sockjs-away': (connection) => connection.close(3000, 'Go away!'),
  '/sockjs-ended': (connection) => connection.close(),
  '/sockjs-page': () => {},
};

/** SockJS, server and client: the code that the page gets stands in a message. */
export const sockJs: Library = {
  name: 'SockJS',
  script: 'sockjs-client/dist/sockjs.min.js',
  start: () =>
    listening((server) => {
      for (const [prefix, end] of Object.entries(ends)) {
        const sessions = sockjs.createServer({ log: () => {} });
        sessions.on('connection', end);
        sessions.installHandlers(server, { prefix });
      }
      return undefined;
    }),
  stories: [
    story('sockjs-closed', 'the server closes with a code of its own', {
      ...said,
      lastWord: 'c[4321,"go elsewhere"]',
    }),
    story('sockjs-away', 'the server sends the page away', { ...said, lastWord: 'c[3000,"Go away!"]' }),
    story('sockjs-ended', 'the server ends the session', {
      ...said,
      lastWord: 'c[1000,"Normal closure"]',
    }),
    story(
      'sockjs-page',
      'the page closes',
      { code: 1000, cause: 'normal', confidence: 'certain' },
      'sock.onopen = () => sock.close();',
    ),
  ],
};
