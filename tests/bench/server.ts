import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

export interface BenchServer {
  readonly http: string;
  readonly ws: string;
  close(): void;
}

const message = Buffer.alloc(64, 'x');
/** Messages sent before the server waits for the kernel to take them. */
const batch = 500;

/** Sends `count` messages of 64 bytes as fast as the connection takes them. */
function flood(socket: WebSocket, count: number): void {
  let left = count;
  const send = () => {
    const now = Math.min(batch, left);
    left -= now;
    for (let index = 1; index < now; index += 1) socket.send(message);
    socket.send(message, () => left > 0 && send());
  };
  send();
}

/**
 * A page and its sockets on one loopback port: `/flood` sends as many messages as it is asked for, `/close/<code>/<reason>` closes at
 * once, `/drop` is cut instead of answered; others stay open until the page closes them.
 */
export async function startBenchServer(): Promise<BenchServer> {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html');
    response.end('<!doctype html><title>bench</title>');
  });
  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, connection, head) => {
    const [, what, value = '', reason = ''] = (request.url ?? '/').split('/');
    connection.on('error', () => {});
    if (what === 'drop') {
      connection.destroy();
      return;
    }
    sockets.handleUpgrade(request, connection, head, (socket) => {
      socket.on('error', () => {});
      if (what === 'flood') socket.on('message', (count) => flood(socket, Number(count)));
      if (what === 'close') socket.close(Number(value), reason);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    http: `http://127.0.0.1:${port}/`,
    ws: `ws://127.0.0.1:${port}`,
    close: () => {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      server.close();
    },
  };
}
