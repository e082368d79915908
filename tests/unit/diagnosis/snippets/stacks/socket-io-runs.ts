import { once } from 'node:events';
import { Server, type ServerOptions, type Socket } from 'socket.io';
import { expect } from 'vitest';
import { type ClientOptions, WebSocket } from 'ws';
import type { SnippetTopic } from '../../../../../src/diagnosis/snippets/stacks/server-stack.ts';
import { paste } from '../support.ts';
import { codeOf, type TopicRuns } from './stack-code.ts';

const codeFor = (topic: SnippetTopic) => codeOf('socket-io', topic);

/** Runs what a test does with a server, and stops the server. */
async function withServer(io: Server, work: (address: string) => Promise<void>): Promise<void> {
  const { httpServer } = io;
  if (!httpServer.listening) await once(httpServer, 'listening');
  const address = httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  await work(`ws://127.0.0.1:${address.port}/socket.io/?EIO=4&transport=websocket`).finally(() => io.close());
}

/** The server that a snippet makes, on a free port in place of the one that it must name. */
function madeBy(code: string): Server {
  const made: Server[] = [];
  class Made extends Server {
    constructor(port: number, options: Partial<ServerOptions>) {
      expect(port).toBe(3000);
      super(0, options);
      made.push(this);
    }
  }
  paste(code, { Server: Made });
  const [server] = made;
  if (!server) throw new Error('The snippet makes no server');
  return server;
}

/** Opens an Engine.IO connection, which is a plain WebSocket, and gives back its open packet. */
async function opened(address: string, options: ClientOptions = {}) {
  const client = new WebSocket(address, options);
  const [packet] = await once(client, 'message');
  return { client, open: JSON.parse(String(packet).slice(1)) };
}

/** Joins the default namespace, as the client library does, and gives back both ends. */
async function joined(io: Server, address: string): Promise<{ client: WebSocket; socket: Socket }> {
  const { client } = await opened(address);
  const arrived = once(io, 'connection');
  const answered = once(client, 'message');
  client.send('40');
  const [[socket]] = await Promise.all([arrived, answered]);
  return { client, socket };
}

/** Snippets for Socket.IO, each run against the library. */
export const socketIoRuns: TopicRuns = {
  ping: () =>
    withServer(madeBy(codeFor('ping')), async (address) => {
      const { open } = await opened(address);
      expect([open.pingInterval, open.pingTimeout]).toEqual([25_000, 20_000]);
    }),

  origin: () =>
    withServer(madeBy(codeFor('origin')), async (address) => {
      await opened(address, { origin: 'https://shop.dev' });
      const refused = new WebSocket(address, { origin: 'https://evil.dev' });
      refused.on('error', () => undefined);
      const [, response] = await once(refused, 'unexpected-response');
      expect(response.statusCode).toBe(400);
    }),

  compressionOff: () =>
    withServer(madeBy(codeFor('compressionOff')), async (address) => {
      const { client } = await opened(address, { perMessageDeflate: true });
      expect(client.extensions).toBe('');
    }),

  payloadLimit: () =>
    withServer(madeBy(codeFor('payloadLimit')), async (address) => {
      const usual = 1e6;
      expect((await opened(address)).open.maxPayload).toBeGreaterThan(usual);
    }),

  drainOnShutdown: () => {
    const io = new Server(0);
    return withServer(io, async (address) => {
      const { client, socket } = await joined(io, address);
      const said: string[] = [];
      client.on('message', (packet) => said.push(String(packet)));
      const reason = once(socket, 'disconnect');
      const handlers = new Map<string, () => void>();
      paste(codeFor('drainOnShutdown'), {
        io,
        process: { on: (signal: string, run: () => void) => handlers.set(signal, run) },
      });
      handlers.get('SIGTERM')?.();
      await once(client, 'close');
      expect((await reason)[0]).toBe('server shutting down');
      // A disconnect packet (41) would keep clients from coming back by themselves.
      expect(said).toEqual([]);
    });
  },

  catchErrors: () => {
    const io = new Server(0);
    return withServer(io, async (address) => {
      const { client, socket } = await joined(io, address);
      const errors: unknown[] = [];
      paste(codeFor('catchErrors'), {
        socket,
        handle: async () => {
          throw new Error('no such table');
        },
        console: { error: (error: unknown) => errors.push(error) },
      });
      client.send('42["message","x"]');
      await once(client, 'close');
      expect(errors).toHaveLength(1);
    });
  },

  sendBytes: () => {
    const io = new Server(0);
    return withServer(io, async (address) => {
      const { client, socket } = await joined(io, address);
      const got: string[] = [];
      const all = new Promise<void>((resolve) => {
        client.on('message', (data, isBinary) => {
          got.push(isBinary ? 'bytes' : String(data).replace(/[^0-9].*/, ''));
          if (got.length === 3) resolve();
        });
      });
      paste(codeFor('sendBytes'), { socket, buffer: Buffer.from('ä') });
      await all;
      // 451-: an event with one attachment, which follows; 42: an event of text.
      expect(got).toEqual(['451', 'bytes', '42']);
    });
  },
};
