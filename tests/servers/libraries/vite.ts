import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type ViteDevServer } from 'vite';
import type { Library, Story } from './library.ts';

/** A free port of the loopback: a server that restarts must come back to its own. */
async function freePort(): Promise<number> {
  const server = createTcpServer();
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

interface App {
  readonly base: string;
  /** What happens once Vite's client is connected for the first time. */
  readonly happens: (server: ViteDevServer, page: string) => Promise<unknown>;
  readonly stories: readonly Story[];
}

/** Vite's development server with its own client, which an iframe loads. */
const viteWith = (name: string, { base, happens, stories }: App): Library => ({
  name,
  script: null,
  start: async () => {
    const root = await mkdtemp(join(tmpdir(), 'closeframe-vite-'));
    const page = join(root, 'index.html');
    await writeFile(page, '<!doctype html><title>app</title>');
    const server = await createServer({
      root,
      base,
      configFile: false,
      logLevel: 'silent',
      server: { host: '127.0.0.1', port: await freePort(), strictPort: true },
    });
    await server.listen();
    let happened: Promise<unknown> | null = null;
    server.ws.on('connection', () => {
      happened ??= happens(server, page);
    });
    return {
      host: new URL(server.resolvedUrls?.local[0] ?? 'http://127.0.0.1').host,
      stop: async () => {
        await happened;
        await server.close();
        await rm(root, { recursive: true, force: true });
      },
    };
  },
  stories,
});

const inFrame = (base: string) => (host: string) =>
  `document.body.append(Object.assign(document.createElement('iframe'), { src: 'http://${host}${base}' }));`;

export const vite: readonly Library[] = [
  viteWith('Vite, whose server restarts', {
    base: '/restarted/',
    happens: (server) => server.restart(),
    stories: [
      {
        name: 'the server restarts while the client listens for changes',
        mark: '/restarted/?token=',
        run: inFrame('/restarted/'),
        code: 1006,
        cause: 'application-goodbye',
        confidence: 'likely',
        evidence: [/Vite, by the subprotocol/],
      },
      {
        name: 'a probe that asks whether the server is back',
        mark: '/restarted/?probe',
        run: (host) => `new WebSocket('ws://${host}/restarted/?probe', 'vite-ping');`,
        code: 1000,
        cause: 'application-goodbye',
        confidence: 'likely',
      },
    ],
  }),
  viteWith('Vite, whose page changes', {
    base: '/changed/',
    happens: (_server, page) => writeFile(page, '<!doctype html><title>app, changed</title>'),
    stories: [
      {
        name: 'the server tells the client to reload the page',
        mark: '/changed/?token=',
        run: inFrame('/changed/'),
        code: null,
        cause: 'page-left',
        confidence: 'certain',
        evidence: [/Vite, by the subprotocol/],
        lastWord: 'full-reload',
      },
    ],
  }),
];
