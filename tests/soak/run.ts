import { loadavg } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { buildExtension } from '../../demo/browser/build.ts';
import { ensureBrowser } from '../../demo/browser/install.ts';
import { launchBrowser } from '../../demo/browser/launch.ts';
import { openPanel, waitForRecording } from '../../demo/browser/panel.ts';
import { serveSockets } from '../browser/support/capture/capture-server.ts';
import { serviceWorkerOf, stopServiceWorker } from '../browser/support/capture/service-worker.ts';

/** `npm run soak -- 5`: minutes; 30 where none are given. */
const minutes = Number(process.argv[2] ?? 30);
/** Rows of the table. */
const samples = Math.max(3, Math.min(30, Math.round(minutes * 2)));
const stopEvery = 20_000;
const navigateEvery = 15_000;

const server = await serveSockets();
server.files.set(
  '/worker.js',
  `const socket = new WebSocket('${server.ws}/close/4005'); socket.onclose = () => postMessage('closed');`,
);
const extension = await buildExtension();
const { browser, close } = await launchBrowser({
  executablePath: await ensureBrowser(),
  extension,
  dock: 'undocked',
  args: ['--enable-precise-memory-info', '--js-flags=--expose-gc'],
});

/** In the page: sockets that end in every way, workers, and some that stay open, until the page is left. */
function misbehave(base: string): void {
  const paths = ['close/1000', 'close/1011', 'close/4001', 'status/403', 'status/503', 'drop', 'held'];
  const kept: WebSocket[] = [];
  let count = 0;
  setInterval(() => {
    count += 1;
    const socket = new WebSocket(`${base}/${paths[count % paths.length]}?n=${count}`);
    socket.onopen = () => socket.send('hello');
    kept.push(socket);
    if (kept.length > 40) kept.shift()?.close(4002);
    if (count % 50 === 0) {
      const worker = new Worker('/worker.js');
      worker.onmessage = () => worker.terminate();
    }
  }, 20);
}

const usedHeap = () => {
  const { gc } = globalThis as unknown as { gc?: () => void };
  gc?.();
  return (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize / 1e6;
};

/** Megabytes of a service worker, which has no `performance.memory`. */
async function workerHeap(): Promise<number> {
  const { client } = await serviceWorkerOf(browser);
  await client.send('HeapProfiler.collectGarbage');
  const { usedSize } = await client.send('Runtime.getHeapUsage');
  return usedSize / 1e6;
}

async function visit(page: Page): Promise<void> {
  await page.goto(`${server.http}/?at=${Date.now()}`);
  await page.evaluate(misbehave, server.ws);
}

try {
  const [page] = await browser.pages();
  if (!page) throw new Error('The browser opened no page.');
  await page.goto(server.http);
  const { panel } = await openPanel(page);
  await waitForRecording(panel);
  await visit(page);
  const begun = Date.now();
  const end = begun + minutes * 60_000;
  const every = (end - begun) / samples;
  const due = { stop: begun + stopEvery, navigate: begun + navigateEvery, sample: begun };
  let stops = 0;
  let navigations = 1;
  console.log(
    '| minute | page, MB | panel, MB | service worker, MB | rows | stops | navigations | load average |',
  );
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- |');
  let now = begun;
  while (now < end) {
    await pause(200);
    now = Date.now();
    if (now >= due.navigate) {
      due.navigate = now + navigateEvery;
      navigations += 1;
      if (navigations % 4 === 0) await page.goBack().then(() => page.evaluate(misbehave, server.ws));
      else await visit(page);
    }
    // Before a stop that is due at the same time: after one, the panel holds two logs for a moment.
    if (now >= due.sample) {
      due.sample += every;
      const rows = await panel.evaluate(() =>
        Number(document.querySelector('[role="grid"]')?.getAttribute('aria-rowcount') ?? 0),
      );
      const heaps = [await page.evaluate(usedHeap), await panel.evaluate(usedHeap), await workerHeap()];
      const cells = heaps.map((megabytes) => megabytes.toFixed(1));
      const load = (loadavg()[0] ?? 0).toFixed(1);
      const minute = ((now - begun) / 60_000).toFixed(1);
      console.log(`| ${[minute, ...cells, rows, stops, navigations, load].join(' | ')} |`);
    }
    if (now >= due.stop) {
      due.stop += stopEvery;
      stops += 1;
      await stopServiceWorker(browser);
    }
  }
} finally {
  await close();
  server.close();
}
