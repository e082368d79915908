import type { Frame, Page } from 'puppeteer-core';
import { until } from '../../demo/browser/until.ts';
import type { Figure } from './figures.ts';
import { noteOpenings, type Opening, reopen } from './opening.ts';
import { measureSessionFiles } from './session-files.ts';
import type { PanelStage, PlainStage } from './stages.ts';
import { passes, tail } from './statistics.ts';

const closes = 10_000;
const endings = ['close/1000', 'close/1001', 'close/1008', 'close/1011', 'close/4001', 'close/4404', 'drop'];
/** Texts typed one letter after another; each letter leaves fewer rows. */
const typed = ['qkq', 'xvx', 'zwz', 'jyj'];
/** Closes a second, on top of a full log. */
const rates = [100, 200, 500];
/** What the hook reports of a page without holding back: it bounds what a hostile page may say. */
const fillingPerSecond = 350;

/** How the panel does with as many closes as it keeps. */
export async function measureLargeLog(
  plain: PlainStage,
  { page, panel }: PanelStage,
  ws: string,
): Promise<readonly Figure[]> {
  await clear(panel);
  const paths = Array.from(
    { length: closes },
    (_, index) => `${endings[index % endings.length]}/${reason(index)}`,
  );
  await page.evaluate(closeEvenly, ws, paths, fillingPerSecond);
  await waitForCount(panel, closes);
  const typing = await typeAll(panel);
  const scrolling: number[] = [];
  for (let pass = 0; pass < passes; pass += 1)
    scrolling.push(Math.max(...(await panel.evaluate(scrollThrough))));
  const heap = await panel.evaluate(usedHeap);
  await noteOpenings(panel, closes);
  const opening: Opening[] = [];
  for (let pass = 0; pass < passes; pass += 1) opening.push(await reopen(panel));
  const busy = rates.map((rate) => ({ rate, panel: [] as number[], plain: [] as number[] }));
  // The rates in turns, and DevTools alone with them, so that what else the machine does hits all of them.
  for (let pass = 0; pass < passes; pass += 1)
    for (const each of busy) {
      each.plain.push(Math.max(...(await busyFrames(plain.page, plain.devtools, ws, each.rate))));
      each.panel.push(Math.max(...(await busyFrames(page, panel, ws, each.rate))));
    }
  const files = await measureSessionFiles({ panel });
  return [
    figure('typing in the filter to painted rows', typing, '50 ms'),
    figure('longest frame while scrolling from end to end', scrolling, '50 ms'),
    {
      what: `${count(closes)} closes: JS heap of the panel`,
      value: `${(heap / 1e6).toFixed(1)} MB`,
      target: '60 MB',
      detail: 'after a garbage collection',
    },
    figure(
      'opening the panel to painted rows',
      opening.map(({ painted }) => painted),
      '300 ms',
    ),
    figure(
      'opening the panel until it has every close',
      opening.map(({ whole }) => whole),
      '1000 ms',
    ),
    figure(
      'longest frame between the two',
      opening.map(({ longestFrame }) => longestFrame),
      '50 ms',
    ),
    ...busy.flatMap(({ rate, panel: ours, plain: theirs }) => [
      figure(`longest frame at ${rate} more closes a second`, ours, '50 ms'),
      {
        what: 'the same load: longest frame of DevTools itself, without the extension',
        target: '',
        ...tail(theirs),
      },
    ]),
    ...files,
  ];
}

/** Begins with one of 64 triples of letters that are rare elsewhere in a row, for `typed`. */
const reason = (index: number) =>
  `${'qxzj'[index % 4]}${'kvwy'[(index >> 2) % 4]}${'qxzj'[(index >> 4) % 4]}${index}`;

const count = (value: number) => value.toLocaleString('en');

const figure = (what: string, values: readonly number[], target: string): Figure => ({
  what: `${count(closes)} closes: ${what}`,
  target,
  ...tail(values),
});

type Panel = PanelStage['panel'];

async function clear(panel: Panel): Promise<void> {
  await panel.evaluate(() => document.querySelector<HTMLElement>('[data-action="clear"]')?.click());
  await until('the log is empty', () =>
    panel.evaluate(() => document.querySelector('[data-close-code]') === null),
  );
}

const readCount = (panel: Panel) =>
  panel.evaluate(() => Number(document.querySelector('[role="grid"]')?.getAttribute('aria-rowcount') ?? 0));

/** The grid counts its header and the markers of navigations too, hence "at least". */
const waitForCount = (panel: Panel, rows: number) =>
  until('the panel has every close', async () => (await readCount(panel)) >= rows, 120_000);

async function typeAll(panel: Panel): Promise<readonly number[]> {
  const times: number[] = [];
  for (const text of typed) {
    for (let length = 1; length <= text.length; length += 1)
      times.push(await panel.evaluate(typeInto, text.slice(0, length)));
    await panel.evaluate(typeInto, '');
  }
  return times;
}

/** The frames of the panel, or of DevTools, while the page has so many closes a second. */
async function busyFrames(page: Page, shown: Page | Frame, ws: string, rate: number) {
  const watching = shown.evaluate(frameTimes, 4000);
  const paths = Array.from({ length: rate * 3 }, (_, index) => `close/1011/busy${index}`);
  await page.evaluate(closeEvenly, ws, paths, rate);
  return watching;
}

/** In the page: opens a socket for each path, so many a second; a path's server closes it. */
function closeEvenly(ws: string, paths: readonly string[], rate: number): Promise<void> {
  return new Promise((resolve) => {
    const start = performance.now();
    let made = 0;
    const timer = setInterval(() => {
      const due = Math.min(paths.length, ((performance.now() - start) / 1000) * rate);
      for (; made < due; made += 1) new WebSocket(`${ws}/${paths[made]}`);
      if (made < paths.length) return;
      clearInterval(timer);
      resolve();
    }, 10);
  });
}

/** In the panel: ms from a letter in the filter to the frame that shows its rows. */
function typeInto(text: string): Promise<number> {
  const input = document.querySelector<HTMLInputElement>('input[role="combobox"]');
  if (!input) throw new Error('The panel has no filter.');
  const rows = () => document.querySelector('[role="grid"]')?.getAttribute('aria-rowcount');
  const before = rows();
  input.focus();
  const start = performance.now();
  input.value = text;
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  return new Promise((resolve) => {
    const look = () => {
      if (rows() === before) {
        requestAnimationFrame(look);
        return;
      }
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now() - start);
      port2.postMessage(null);
    };
    requestAnimationFrame(look);
  });
}

/** In the panel: ms of each frame while the list is scrolled from end to end. */
function scrollThrough(): Promise<number[]> {
  const grid = document.querySelector<HTMLElement>('[role="grid"]');
  const scroller = [grid, ...(grid?.querySelectorAll<HTMLElement>('*') ?? [])].find(
    (element) => element && element.scrollHeight > element.clientHeight + 1000,
  );
  if (!scroller) throw new Error('The list does not scroll.');
  const frames = 240;
  const end = scroller.scrollHeight - scroller.clientHeight;
  return new Promise((resolve) => {
    const times: number[] = [];
    let last = performance.now();
    const step = (now: number) => {
      times.push(now - last);
      last = now;
      if (times.length > frames) resolve(times.slice(1));
      else {
        // A wheel's steps for the first half, leaps for the second.
        if (times.length < frames / 2) scroller.scrollTop = end - times.length * 120;
        else scroller.scrollTop = (end * (times.length - frames / 2)) / (frames / 2);
        requestAnimationFrame(step);
      }
    };
    requestAnimationFrame(step);
  });
}

/** In the panel: bytes of JS objects after a garbage collection. */
function usedHeap(): number {
  const { gc } = globalThis as unknown as { gc(): void };
  gc();
  return (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize;
}

/** In the panel: ms of each frame for some time. */
function frameTimes(duration: number): Promise<number[]> {
  return new Promise((resolve) => {
    const start = performance.now();
    const times: number[] = [];
    let last = start;
    const step = (now: number) => {
      times.push(now - last);
      last = now;
      if (now - start > duration) resolve(times.slice(1));
      else requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  });
}
