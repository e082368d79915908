import { openSocket, ticketOf } from './open-socket.ts';

// The parent may be of another origin, and what is told is no secret: its own socket's events.
const url = decodeURIComponent(location.hash.slice(1));
openSocket(url, [], (told) => parent.postMessage({ ...told, ticket: ticketOf(url) }, '*'));
