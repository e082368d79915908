import { openSocket, ticketOf } from './open-socket.ts';

addEventListener('message', ({ data: url }: MessageEvent<string>) => {
  openSocket(url, [], (seen) => postMessage({ ...seen, ticket: ticketOf(url) }));
});
