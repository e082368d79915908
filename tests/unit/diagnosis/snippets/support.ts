import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { type ClientOptions, type ServerOptions, WebSocket, WebSocketServer } from 'ws';

/** Names that a pasted snippet finds where it is pasted. */
export type Scope = Readonly<Record<string, unknown>>;

/** Runs a snippet as a script with these names in reach, and gives back what the expression says afterwards. */
export function paste(code: string, scope: Scope, expression = 'undefined'): unknown {
  // Pasting is what a reader does with it; the code is our own.
  return new Function(...Object.keys(scope), `${code}\nreturn ${expression};`)(...Object.values(scope));
}

/** Runs a snippet as an ES module of its own, and gives back what it prints. */
export const runModule = (code: string): string =>
  execFileSync(process.execPath, ['--input-type=module'], { input: code, encoding: 'utf8' }).trim();

/** A server on a free port, its one client, and the server's end of the connection. */
export interface Pair {
  readonly server: WebSocketServer;
  readonly client: WebSocket;
  /** The server's end, as `socket` in a snippet. */
  readonly socket: WebSocket;
}

const running: WebSocketServer[] = [];

/** Stops every server that a test started. */
export function stopServers(): void {
  for (const server of running.splice(0)) {
    for (const client of server.clients) client.terminate();
    server.close();
  }
}

async function addressOf(server: WebSocketServer): Promise<string> {
  running.push(server);
  if (!server.address()) await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  return `ws://127.0.0.1:${address.port}`;
}

/** Starts a server for the tests. */
export async function serve(): Promise<{ server: WebSocketServer; address: string }> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  return { server, address: await addressOf(server) };
}

/** Opens a client and waits for both ends. */
export async function connect(
  server: WebSocketServer,
  address: string,
  protocols: string[] = [],
  options: ClientOptions = {},
): Promise<Pair> {
  const arrived = once(server, 'connection');
  const client = new WebSocket(address, protocols, options);
  const [[socket]] = await Promise.all([arrived, once(client, 'open')]);
  return { server, client, socket };
}

export async function pair(): Promise<Pair> {
  const { server, address } = await serve();
  return connect(server, address);
}

/** The close code and reason that an end gets. */
export async function closeOf(socket: WebSocket): Promise<readonly [number, string]> {
  const [code, reason] = await once(socket, 'close');
  return [code, String(reason)];
}

/** Runs a snippet that makes a server: it must say where to listen, and gets a free port in its place. */
export async function pastedServer(code: string): Promise<{ server: WebSocketServer; address: string }> {
  const made: WebSocketServer[] = [];
  class Server extends WebSocketServer {
    constructor({ port, ...options }: ServerOptions) {
      super({ ...options, ...(port === undefined ? {} : { port: 0, host: '127.0.0.1' }) });
      made.push(this);
    }
  }
  paste(code, { WebSocketServer: Server });
  const [server] = made;
  if (!server) throw new Error('The snippet makes no server');
  return { server, address: await addressOf(server) };
}
