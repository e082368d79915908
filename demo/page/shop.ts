import type { Places } from '../endings/places.ts';

/** A page as an application has it, for pictures: few sockets, and a client that reconnects without backoff. */
const places: Places = await (await fetch('/places.json')).json();
const base = places.plain.replace('127.0.0.1', location.hostname.replace('www.', 'api.'));

function open(path: string, protocols: string[] = []): WebSocket {
  return new WebSocket(`${base}/${path}`, protocols);
}

/** Opens the same address again whenever it is lost. */
function follow(path: string, attempts: number): void {
  const socket = open(path);
  socket.addEventListener('close', () => {
    if (attempts > 1) setTimeout(() => follow(path, attempts - 1), 300);
  });
}

function leave(path: string, code: number, reason: string): void {
  const socket = open(path);
  socket.addEventListener('open', () => setTimeout(() => socket.close(code, reason), 400));
}

function subscribe(path: string): void {
  const socket = open(path, ['graphql-transport-ws']);
  const query = { id: '1', type: 'subscribe', payload: { query: 'subscription { orders { id } }' } };
  socket.addEventListener('open', () => socket.send(JSON.stringify(query)));
}

for (let quiet = 0; quiet < 3; quiet += 1) setTimeout(() => open('way/heroku/55/~notify'), quiet * 400);
open('silent/~presence');
open('close/1000/done/~greeting');
leave('silent/~checkout', 1000, 'order placed');
open('status/403/~admin');
open('close/1011/Cannot read properties of undefined (reading "id")/~orders');
open('close/4102/quota used up/~prices');
open('close/1012/deploying/~chat');
subscribe('graphql-unauthorized/~graphql');
new WebSocket(`${places.expired}/echo/~payments`);
// In one row, since nothing else ends meanwhile.
setTimeout(() => follow('destroy/~feed', 20), 2_000);
document.documentElement.dataset.ready = 'true';
