import type { Frame } from 'puppeteer-core';
import { until } from '../../demo/browser/until.ts';
import { panelPortName } from '../../src/channel/port.ts';
import type { Figure } from './figures.ts';
import type { BenchPage, PanelStage } from './stages.ts';

const messages = 200_000;
const patience = 180_000;

/** What DevTools' network log costs at the end of a socket of very many messages. */
export async function measureNetworkLog(
  plain: BenchPage,
  recording: PanelStage,
  ws: string,
): Promise<readonly Figure[]> {
  const { panel } = recording;
  const devtools = panel.page().frames().find(isDevtoolsPage);
  if (!devtools) throw new Error('DevTools have no page of the extension.');
  const tabId = await panel.evaluate(() => chrome.devtools.inspectedWindow.tabId);
  await panel.evaluate(noteEntry, panelPortName(tabId), messages);
  await devtools.evaluate(watchHeap);
  const before = await devtools.evaluate(heapAfterCollection);
  const without = await flood(plain, ws);
  const withEntry = await flood(recording, ws);
  await panel.evaluate(watchFrames);
  const entryAt = await until('the entry is joined', () => panel.evaluate(entryTime), patience);
  // What the entry changes is drawn by then.
  const frames = await panel.evaluate(framesAfter, 500);
  const peak = await devtools.evaluate(peakOfHeap);
  const after = await devtools.evaluate(heapAfterCollection);
  const many = messages.toLocaleString('en');
  const rate = (took: number) => Math.round(messages / (took / 1_000)).toLocaleString('en');
  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
  return [
    {
      what: `${many} messages on one socket: its entry in the panel after the close`,
      value: `${((entryAt - withEntry.closedAt) / 1_000).toFixed(2)} s`,
      target: '',
      detail: `messages of 64 bytes; ${rate(withEntry.took)} a second, with DevTools alone ${rate(without.took)}; one run each`,
    },
    {
      what: `${many} messages on one socket: longest frame of the panel as its entry comes`,
      value: `${Math.round(Math.max(...frames))} ms`,
      target: '',
      detail: `${frames.length} frames from the close until half a second after the entry; ${frames.filter((frame) => frame > 50).length} above 50 ms`,
    },
    {
      what: `${many} messages on one socket: JS heap of the DevTools page`,
      value: megabytes(after),
      target: '',
      detail: `together with the panel, after a garbage collection; before ${megabytes(before)}, with the whole entry ${megabytes(peak)}`,
    },
  ];
}

const isDevtoolsPage = (frame: Frame) => frame.url().endsWith('/devtools.html');

interface Flooded {
  readonly took: number;
  readonly closedAt: number;
}

/** Gets all messages on a socket of the page, and closes it. */
async function flood({ page }: BenchPage, ws: string): Promise<Flooded> {
  await page.evaluate(
    (url, count) => {
      const socket = new WebSocket(url);
      let left = count;
      let first = 0;
      let took = 0;
      socket.onopen = () => socket.send(`${count}`);
      socket.onmessage = () => {
        if (left === count) first = performance.now();
        left -= 1;
        if (left > 0) return;
        took = performance.now() - first;
        socket.close();
      };
      socket.onclose = () => Object.assign(globalThis, { flooded: { took, closedAt: Date.now() } });
    },
    `${ws}/flood`,
    messages,
  );
  return until(
    'all messages came',
    () => page.evaluate(() => (globalThis as { flooded?: Flooded }).flooded ?? null),
    patience,
  );
}

/** In the panel: notes when a record has an entry with so many messages. */
function noteEntry(portName: string, count: number): void {
  const port = chrome.runtime.connect({ name: portName });
  port.onMessage.addListener((message: { sockets?: { network?: { received: number } | null }[] }) => {
    const isThere = message.sockets?.some(({ network }) => network?.received === count);
    if (isThere) Object.assign(globalThis, { entryAt: Date.now() });
  });
}

const entryTime = () => (globalThis as { entryAt?: number }).entryAt ?? null;

/** In the panel: notes the milliseconds between its frames from now on. */
function watchFrames(): void {
  const frames: number[] = [];
  let last = performance.now();
  const note = (now: number) => {
    frames.push(now - last);
    last = now;
    requestAnimationFrame(note);
  };
  Object.assign(globalThis, { frames });
  requestAnimationFrame(note);
}

/** In the panel: the noted frames after some more milliseconds. */
const framesAfter = async (milliseconds: number): Promise<number[]> => {
  await new Promise((done) => setTimeout(done, milliseconds));
  return [...(globalThis as unknown as { frames: number[] }).frames];
};

/** In the DevTools page: looks at the heap whenever an entry has come, which is whole in memory then. */
function watchHeap(): void {
  const { memory } = performance as unknown as { memory: { usedJSHeapSize: number } };
  const watched = { peak: 0 };
  Object.assign(globalThis, { watched });
  chrome.devtools.network.onRequestFinished.addListener(() => {
    watched.peak = Math.max(watched.peak, memory.usedJSHeapSize);
  });
}

const peakOfHeap = () => (globalThis as unknown as { watched: { peak: number } }).watched.peak;

function heapAfterCollection(): number {
  (globalThis as unknown as { gc(): void }).gc();
  return (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize;
}
