import { openSocket, ticketOf } from './open-socket.ts';

addEventListener('message', ({ data: url }: MessageEvent<string>) => {
  openSocket(url, [], (told) => postMessage({ ...told, ticket: ticketOf(url) }));
});
