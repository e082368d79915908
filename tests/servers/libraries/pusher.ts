import { type Library, type Story, secret, serveWire } from './library.ts';

const open =
  (key: string) =>
  (host: string): string =>
    // The client remembers how fast a transport was, and has little patience with it the next time.
    `localStorage.removeItem('pusherTransportNonTLS');
    new Pusher('${key}', { wsHost: '${host.split(':')[0]}', wsPort: ${host.split(':')[1]}, forceTLS: false, cluster: '',
    enabledTransports: ['ws'], disableStats: true }).connection.bind('state_change', () => {});`;

const story = (
  key: string,
  name: string,
  code: number,
  rest: Pick<Story, 'cause' | 'confidence' | 'evidence' | 'lastWord'>,
): Story => ({
  name,
  mark: `/app/${key}`,
  run: open(key),
  code,
  ...rest,
});

/** pusher-js against a server that speaks its wire format, as Reverb and Soketi do. */
export const pusher: Library = {
  name: 'Pusher',
  script: 'pusher-js/dist/web/pusher.min.js',
  start: () =>
    serveWire(({ socket, path, send }) => {
      // After so many seconds of silence the client pings, which nobody answers here.
      const data = { socket_id: '1.2', activity_timeout: path === '/app/mute' ? 2 : 30 };
      if (path !== '/app/unknown')
        send({ event: 'pusher:connection_established', data: JSON.stringify(data) });
      if (path === '/app/unknown') {
        send({ event: 'pusher:error', data: { code: 4001, message: `App key ${secret} not found` } });
        socket.close(1000);
      }
      if (path === '/app/quota') socket.close(4004, 'over quota');
    }),
  stories: [
    story('unknown', 'the app is unknown', 1000, {
      cause: 'application-goodbye',
      confidence: 'certain',
      lastWord: 'pusher:error',
    }),
    story('quota', 'over quota, in the close frame', 4004, { cause: 'application', confidence: 'certain' }),
    story('mute', 'the server answers no ping', 1005, {
      cause: 'heartbeat-missed',
      confidence: 'likely',
      evidence: [/server/i, /every 2 s/, /announced/],
    }),
  ],
};
