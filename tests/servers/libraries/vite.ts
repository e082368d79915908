import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer } from 'vite';
import type { Library } from './library.ts';

const base = '/vite-app/';

/** Vite's development server with its own client, which an iframe loads. */
export const vite: Library = {
  name: 'Vite',
  script: null,
  start: async () => {
    const root = await mkdtemp(join(tmpdir(), 'closeframe-vite-'));
    await writeFile(join(root, 'index.html'), '<!doctype html><title>app</title>');
    const server = await createServer({
      root,
      base,
      configFile: false,
      logLevel: 'silent',
      server: { host: '127.0.0.1', port: 0, watch: null },
    });
    let isFirst = true;
    // A restart ends the sockets so; the client comes back with probes, and reloads its page.
    server.ws.on('connection', (socket) => {
      if (isFirst) setTimeout(() => socket.terminate(), 500);
      isFirst = false;
    });
    await server.listen();
    return {
      host: new URL(server.resolvedUrls?.local[0] ?? 'http://127.0.0.1').host,
      stop: async () => {
        await server.close();
        await rm(root, { recursive: true, force: true });
      },
    };
  },
  stories: [
    {
      name: 'the server goes while the client listens for changes',
      mark: `${base}?token=`,
      run: (host) =>
        `document.body.append(Object.assign(document.createElement('iframe'), { src: 'http://${host}${base}' }));`,
      code: 1006,
      cause: 'cut',
      confidence: 'likely',
    },
    {
      name: 'a probe that asks whether the server is back',
      mark: `${base}?probe`,
      run: (host) => `new WebSocket('ws://${host}${base}?probe', 'vite-ping');`,
      code: 1000,
      cause: 'application-goodbye',
      confidence: 'likely',
    },
  ],
};
