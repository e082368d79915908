import { once } from 'node:events';
import { expect } from 'vitest';
import { WebSocketServer } from 'ws';
import * as snippets from '../../../../src/diagnosis/snippets.ts';
import { closeOf, connect, pair, paste, pastedServer, runModule, serve } from './support.ts';

/** Snippets for a server with `ws`, each run against the real library. */
export const serverRuns: Record<string, () => Promise<void>> = {
  async serverPing() {
    const { server, address } = await serve();
    let tick = () => {};
    const setInterval = (run: () => void, milliseconds: number) => {
      expect(milliseconds).toBe(25_000);
      tick = run;
    };
    paste(snippets.serverPing(25_000).code, { server, setInterval });
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

  async chooseSubprotocol() {
    const { server, address } = await pastedServer(snippets.chooseSubprotocol(['chat', 'x']).code);
    expect((await connect(server, address, ['x', 'chat'])).client.protocol).toBe('chat');
  },

  async compressionOff() {
    const { server, address } = await pastedServer(snippets.compressionOff.code);
    const { client } = await connect(server, address, [], { perMessageDeflate: true });
    expect(client.extensions).toBe('');
  },

  async payloadLimit() {
    const { server } = await pastedServer(snippets.payloadLimit.code);
    const usual = new WebSocketServer({ noServer: true });
    expect(server.options.maxPayload).toBeGreaterThan(usual.options.maxPayload ?? Number.POSITIVE_INFINITY);
  },

  async drainOnShutdown() {
    const { server, client } = await pair();
    const handlers = new Map<string, () => void>();
    const timer = { unref: () => undefined };
    const process = { on: (signal: string, run: () => void) => handlers.set(signal, run) };
    paste(snippets.drainOnShutdown.code, { server, process, setTimeout: () => timer });
    const ended = closeOf(client);
    const closed = once(server, 'close');
    handlers.get('SIGTERM')?.();
    expect(await ended).toEqual([1012, 'restart']);
    await closed;
  },

  async answerClose() {
    const { client, socket } = await pair();
    const ended = closeOf(client);
    paste(snippets.answerClose.code, { socket });
    expect(await ended).toEqual([1000, '']);
  },

  async catchErrors() {
    const { client, socket } = await pair();
    const handle = async () => {
      throw new Error('no such table');
    };
    const said: unknown[] = [];
    paste(snippets.catchErrors.code, {
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
    paste(snippets.sendBytes.code, { socket, buffer: Buffer.from('ä') });
    await both;
    expect(kinds).toEqual([true, false]);
  },

  async validClose() {
    const codes = [];
    for (const line of snippets.validClose.code.split('\n')) {
      const { client, socket } = await pair();
      const ended = closeOf(client);
      paste(line, { socket });
      codes.push((await ended)[0]);
    }
    expect(codes).toEqual([1000, 4001]);
  },

  async closeWithCode() {
    const { client, socket } = await pair();
    const ended = closeOf(client);
    paste(snippets.closeWithCode.code, { socket });
    expect(await ended).toEqual([1000, 'done']);
  },

  async acceptKey() {
    const request = "globalThis.request = { headers: { 'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==' } };";
    const printed = runModule(`${request}\n${snippets.acceptKey.code}\nconsole.log(accept);`);
    // RFC 6455 section 1.3.
    expect(printed).toBe('s3pPLMBiTxaQ9kYGzzhZRbK+xOo=');
  },

  async viteHmr() {
    const config = `data:text/javascript;base64,${btoa(snippets.viteHmr.code)}`;
    const printed = runModule(`import config from '${config}';\nconsole.log(JSON.stringify(config));`);
    expect(JSON.parse(printed)).toEqual({ server: { hmr: { protocol: 'wss', clientPort: 443 } } });
  },
};
