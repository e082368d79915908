import { once } from 'node:events';
import { createServer } from 'node:http';
import { expect } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import type { SnippetTopic } from '../../../../../src/diagnosis/snippets/stacks/server-stack.ts';
import { closeOf, connect, pair, paste, pastedServer, serve } from '../support.ts';
import { codeOf, type TopicRuns } from './stack-code.ts';

const codeFor = (topic: SnippetTopic) => codeOf('node-ws', topic);

/** Snippets for Node.js ws, each run against the library. */
export const nodeWsRuns: TopicRuns = {
  async ping() {
    const { server, address } = await serve();
    let tick = () => {};
    const setInterval = (run: () => void, milliseconds: number) => {
      expect(milliseconds).toBe(25_000);
      tick = run;
    };
    paste(codeFor('ping'), { server, setInterval });
    const alive = await connect(server, address);
    const frozen = await connect(server, address, [], { autoPong: false });
    const answered = once(alive.socket, 'pong');
    tick();
    await answered;
    const ended = closeOf(frozen.client);
    tick();
    expect(await ended).toEqual([1006, '']);
    expect(alive.client.readyState).toBe(alive.client.OPEN);
  },

  async subprotocol() {
    const { server, address } = await pastedServer(codeFor('subprotocol'));
    expect((await connect(server, address, ['x', 'chat'])).client.protocol).toBe('chat');
  },

  async compressionOff() {
    const { server, address } = await pastedServer(codeFor('compressionOff'));
    const { client } = await connect(server, address, [], { perMessageDeflate: true });
    expect(client.extensions).toBe('');
  },

  async payloadLimit() {
    const { server } = await pastedServer(codeFor('payloadLimit'));
    const usual = new WebSocketServer({ noServer: true });
    expect(server.options.maxPayload).toBeGreaterThan(usual.options.maxPayload ?? Number.POSITIVE_INFINITY);
  },

  async drainOnShutdown() {
    const { server, client } = await pair();
    const handlers = new Map<string, () => void>();
    const timer = { unref: () => undefined };
    const process = { on: (signal: string, run: () => void) => handlers.set(signal, run) };
    paste(codeFor('drainOnShutdown'), { server, process, setTimeout: () => timer });
    const ended = closeOf(client);
    const closed = once(server, 'close');
    handlers.get('SIGTERM')?.();
    expect(await ended).toEqual([1012, 'restart']);
    await closed;
  },

  async answerClose() {
    const { client, socket } = await pair();
    const ended = closeOf(client);
    paste(codeFor('answerClose'), { socket });
    expect(await ended).toEqual([1000, '']);
  },

  async catchErrors() {
    const { client, socket } = await pair();
    const handle = async () => {
      throw new Error('no such table');
    };
    const said: unknown[] = [];
    paste(codeFor('catchErrors'), {
      socket,
      handle,
      console: { error: (error: unknown) => said.push(error) },
    });
    const ended = closeOf(client);
    client.send('anything');
    expect(await ended).toEqual([1011, 'internal error']);
    expect(said).toHaveLength(1);
  },

  async sendBytes() {
    const { client, socket } = await pair();
    const kinds: boolean[] = [];
    const both = new Promise<void>((resolve) => {
      client.on('message', (_, isBinary) => {
        kinds.push(isBinary);
        if (kinds.length === 2) resolve();
      });
    });
    paste(codeFor('sendBytes'), { socket, buffer: Buffer.from('ä') });
    await both;
    expect(kinds).toEqual([true, false]);
  },

  async close() {
    const codes = [];
    for (const line of codeFor('close').split('\n')) {
      const { client, socket } = await pair();
      const ended = closeOf(client);
      paste(line, { socket });
      codes.push((await ended)[0]);
    }
    expect(codes).toEqual([1000, 4001]);
  },

  async origin() {
    const httpServer = createServer();
    const server = new WebSocketServer({ noServer: true });
    paste(codeFor('origin'), { httpServer, server });
    await new Promise<void>((resolve) => httpServer.listen(0, '127.0.0.1', resolve));
    const address = httpServer.address();
    const port = typeof address === 'object' ? address?.port : null;
    const outcome = (origin: string) =>
      new Promise((resolve) => {
        const client = new WebSocket(`ws://127.0.0.1:${port}`, { origin });
        client.on('open', () => resolve('open'));
        client.on('unexpected-response', (_, { statusCode }) => resolve(statusCode));
        client.on('error', () => undefined);
      });
    expect([await outcome('https://shop.dev'), await outcome('https://evil.dev')]).toEqual(['open', 403]);
    for (const client of server.clients) client.terminate();
    httpServer.close();
  },
};
