import { openSocket, ticketOf } from './open-socket.ts';

// The parent may be of another origin, and the events of its own socket are no secret.
const url = decodeURIComponent(location.hash.slice(1));
openSocket(url, [], (seen) => parent.postMessage({ ...seen, ticket: ticketOf(url) }, '*'));
