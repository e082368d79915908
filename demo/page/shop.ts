/** A page as an application has it, for pictures: few sockets, and a client that reconnects without backoff. */
const base = 'ws://api.shop.example';

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

for (let quiet = 0; quiet < 3; quiet += 1) setTimeout(() => open('notifications'), quiet * 400);
open('presence');
open('greeting');
leave('checkout', 1000, 'order placed');
open('admin');
open('orders');
open('prices');
open('chat');
subscribe('graphql');
open('cable', ['actioncable-v1-json']);
new WebSocket('wss://pay.shop.example/payments');
// In one row, since nothing else ends meanwhile.
setTimeout(() => follow('feed', 20), 2_000);
document.documentElement.dataset.ready = 'true';

export {};
