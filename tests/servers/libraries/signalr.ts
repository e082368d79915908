import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Library, type Story, secret, serveWire } from './library.ts';

const separator = '\u001e';

const open =
  (path: string, then = '', negotiates = true) =>
  (host: string): string =>
    `{ const hub = new signalR.HubConnectionBuilder().configureLogging(signalR.LogLevel.None)
    .withUrl('http://${host}/${path}?access_token=${secret}', { skipNegotiation: ${!negotiates}, withCredentials: false,
      transport: signalR.HttpTransportType.WebSockets })
    .build(); hub.start().then(() => { ${then} }, () => {}); }`;

const story = (
  path: string,
  name: string,
  rest: Omit<Story, 'name' | 'mark' | 'run'>,
  then?: string,
  negotiates = true,
): Story => ({
  name,
  mark: `/${path}?`,
  run: open(path, then, negotiates),
  ...rest,
});

const said = { cause: 'application-goodbye', confidence: 'certain' } as const;

/** Answers the request that comes before the socket, which gives the socket's address its `id`. */
const negotiation = (_request: IncomingMessage, response: ServerResponse): void => {
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader(
    'access-control-allow-headers',
    '*, authorization, x-requested-with, x-signalr-user-agent',
  );
  response.end(
    JSON.stringify({
      connectionId: 'one',
      connectionToken: secret,
      negotiateVersion: 1,
      availableTransports: [{ transport: 'WebSockets', transferFormats: ['Text', 'Binary'] }],
    }),
  );
};

/** The client of SignalR against a server that speaks its JSON protocol. */
export const signalR: Library = {
  name: 'SignalR',
  script: '@microsoft/signalr/dist/browser/signalr.min.js',
  start: () =>
    serveWire(({ socket, path, send }, hear) => {
      const say = (message: unknown) => send(`${JSON.stringify(message)}${separator}`);
      const bye = (message: object) => {
        say({ type: 7, ...message });
        socket.close(1000);
      };
      hear((text) => {
        if (!text.includes('"protocol"')) return;
        if (path === '/hub-refused') {
          say({ error: `Requested protocol 'json' is not available to ${secret}.` });
          socket.close(1000);
          return;
        }
        say({});
        if (path === '/hub-error' || path === '/hub-direct')
          bye({ error: `Connection closed with an error. ${secret}` });
        if (path === '/hub-restart') bye({ error: 'Server is going down', allowReconnect: true });
        if (path === '/hub-end') bye({});
        if (path === '/hub-silent') socket.close(1000);
        // '/hub-mute' never says anything again.
      });
    }, negotiation),
  stories: [
    story('hub-error', 'the hub failed', { code: 1000, ...said, lastWord: 'closed with an error. ***' }),
    story('hub-restart', 'the server asks to come back', { code: 1000, ...said }),
    story('hub-end', 'the server ends the connection', { code: 1000, ...said }),
    story('hub-refused', 'the server refuses the protocol', { code: 1000, ...said }),
    story(
      'hub-direct',
      'the hub failed, and no negotiation came before',
      { code: 1000, cause: 'application-goodbye', confidence: 'likely' },
      '',
      false,
    ),
    story('hub-silent', 'a 1000 without a message', { code: 1000, cause: 'normal', confidence: 'certain' }),
    story('hub-mute', 'the server is silent for longer than the client bears by default', {
      code: 1005,
      cause: 'heartbeat-missed',
      confidence: 'possible',
      evidence: [/server/i, /30 s/, /default/],
    }),
    story(
      'hub-stopped',
      'the page stops',
      { code: 1005, cause: 'application-goodbye', confidence: 'likely' },
      'hub.stop();',
    ),
  ],
};
