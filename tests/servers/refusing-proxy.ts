import { createServer } from 'node:http';
import type { Socket } from 'node:net';
import { listenOn } from '../../demo/server/listeners.ts';

export interface RefusingProxy {
  /** For Chromium's `--proxy-server`. */
  readonly address: string;
  stop(): Promise<void>;
}

/** Starts an HTTP proxy that answers every CONNECT with this status, e.g. `403 Forbidden`. */
export async function startRefusingProxy(
  status: string,
  headers: readonly string[] = [],
): Promise<RefusingProxy> {
  const server = createServer((_request, response) => {
    response.writeHead(502);
    response.end();
  });
  server.on('connect', (_request, socket: Socket) => {
    socket.on('error', () => undefined);
    socket.end([`HTTP/1.1 ${status}`, 'Content-Length: 0', ...headers, '', ''].join('\r\n'));
  });
  const { port, stop } = await listenOn(server, 0);
  return { address: `http://127.0.0.1:${port}`, stop };
}
