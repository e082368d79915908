import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import {
  type AddressInfo,
  createServer as createTcpServer,
  type Socket,
  type Server as TcpServer,
} from 'node:net';
import type { SecureVersion } from 'node:tls';
import type { Credentials } from './certificates.ts';
import type { Peer } from './frame-peers.ts';
import type { ServerLog } from './server-log.ts';
import { readPath } from './visit.ts';

export interface Listener {
  readonly port: number;
  stop(): Promise<void>;
}

export interface ListenerParts {
  readonly port?: number;
  readonly pages: RequestListener;
  readonly peers: ReadonlyMap<string, Peer>;
  readonly log: ServerLog;
  /** Other paths, each with the one that it stands for. */
  readonly paths: Readonly<Record<string, string>>;
  readonly credentials?: Credentials;
  readonly maxTlsVersion?: SecureVersion;
}

/** Starts an HTTP or HTTPS server on 127.0.0.1 whose WebSocket handshakes go to the peers by their path. */
export async function listen(parts: ListenerParts): Promise<Listener> {
  const server = makeServer(parts);
  server.on('upgrade', (request, socket: Socket, head) => {
    socket.on('error', () => undefined);
    const url = request.url ?? '/';
    const path = readPath(parts.paths[url] ?? url);
    const peer = parts.peers.get(path.peer);
    if (peer) peer({ request, socket, head, log: parts.log, ...path });
    else socket.end('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
  });
  // A browser that gives up a TLS handshake is part of the show.
  server.on('tlsClientError', (_error, socket: Socket) => socket.destroy());
  return listenOn(server, parts.port ?? 0);
}

function makeServer({ pages, credentials, maxTlsVersion }: ListenerParts): Server {
  if (!credentials) return createServer(pages);
  if (maxTlsVersion === undefined) return createSecureServer(credentials, pages);
  const old = { minVersion: 'TLSv1', maxVersion: maxTlsVersion, ciphers: 'DEFAULT:@SECLEVEL=0' } as const;
  return createSecureServer({ ...credentials, ...old }, pages);
}

/** Binds a server to 127.0.0.1 and keeps its sockets in sight, so that stopping it ends them. */
export async function listenOn(server: TcpServer, port: number): Promise<Listener> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** A port of 127.0.0.1 that was free a moment ago: a connection to it is refused. */
export async function closedPort(): Promise<number> {
  const { port, stop } = await listenOn(createTcpServer(), 0);
  await stop();
  return port;
}
