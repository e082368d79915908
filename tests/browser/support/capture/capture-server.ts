import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

/** A server of pages, scripts and sockets on one loopback port. */
export interface SocketServer {
  readonly http: string;
  /** The same server under another site's name. */
  readonly otherSite: string;
  readonly ws: string;
  /** What a path answers with; a path without an entry is an empty page. */
  readonly files: Map<string, string>;
  /** Cuts every socket without a close frame. */
  cut(): void;
  close(): void;
}

/** Messages sent before the server waits for the kernel to take them. */
const batch = 500;

/** Sends numbered messages as fast as the connection takes them, then closes with 4002. */
function flood(socket: WebSocket, count: number, from = 0): void {
  const to = Math.min(count, from + batch);
  for (let index = from; index < to - 1; index += 1) socket.send(`message ${index}`);
  socket.send(`message ${to - 1}`, () => {
    if (to < count) flood(socket, count, to);
    else socket.close(4002);
  });
}

/**
 * Starts the server. A socket does what its path says: `/close/4001` closes once open, `/status/503` is refused
 * with that status, `/drop` is cut instead of answered; others stay open until they get the message
 * `close 4001`, or `flood 500`: then they send as many messages and close.
 */
export async function serveSockets(): Promise<SocketServer> {
  const files = new Map<string, string>();
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://server').pathname;
    response.setHeader('content-type', path.endsWith('.js') ? 'text/javascript' : 'text/html');
    response.end(files.get(path) ?? '<!doctype html><title>page</title>');
  });
  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, connection, head) => {
    const [, what, value = ''] = new URL(request.url ?? '/', 'http://server').pathname.split('/');
    connection.on('error', () => {});
    if (what === 'drop') connection.destroy();
    else if (what === 'status') connection.end(`HTTP/1.1 ${value} No\r\ncontent-length: 0\r\n\r\n`);
    else
      sockets.handleUpgrade(request, connection, head, (socket) => {
        socket.on('error', () => {});
        if (what === 'close') socket.close(Number(value));
        socket.on('message', (data) => {
          const [, count] = /^flood (\d+)$/.exec(String(data)) ?? [];
          if (count !== undefined) flood(socket, Number(count));
          const [, code] = /^close (\d+)$/.exec(String(data)) ?? [];
          if (code !== undefined) socket.close(Number(code));
        });
      });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    http: `http://127.0.0.1:${port}`,
    otherSite: `http://localhost:${port}`,
    ws: `ws://127.0.0.1:${port}`,
    files,
    cut: () => {
      for (const socket of sockets.clients) socket.terminate();
    },
    close: () => {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      server.close();
    },
  };
}
