import type { Browser } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  buildHook,
  type HookedPage,
  hookedPage,
  type PageServer,
  servePages,
  startBrowser,
} from './support/hook-page.ts';

let browser: Browser;
let server: PageServer;
let hook: string;
let hooked: HookedPage;

beforeAll(async () => {
  [browser, server, hook] = await Promise.all([startBrowser(), servePages(), buildHook()]);
});
afterAll(async () => {
  server.close();
  await browser.close();
});
beforeEach(async () => {
  hooked = await hookedPage(browser, hook);
  await hooked.page.goto(`${server.http}/`);
});
afterEach(() => hooked.page.close());

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

/** What the reports say was made and what ended, told one by one or only counted. */
function told() {
  const { reports } = hooked;
  const overflow = reports.of('overflow');
  return {
    created:
      reports.of('created').length + reports.of('threw').length + sum(overflow.map(({ created }) => created)),
    ended: reports.of('closed').length + reports.of('threw').length + sum(overflow.map(({ ended }) => ended)),
  };
}

const characters = () => sum(hooked.reports.calls.map((call) => call.length));

test('500 sockets at once are told one by one', async () => {
  await hooked.page.evaluate(() => {
    for (let count = 0; count < 500; count++) new WebSocket(`ws://127.0.0.1:1/${count % 5}`);
  });
  await hooked.reports.until(() => told().ended === 500);
  expect(hooked.reports.of('created')).toHaveLength(500);
  expect(hooked.reports.of('closed')).toHaveLength(500);
  expect(hooked.reports.of('overflow')).toEqual([]);
});

test('20,000 closes: a true count, every announced socket closed, few calls', async () => {
  const started = performance.now();
  const finished = hooked.page.evaluate(
    () =>
      new Promise<void>((done) => {
        let ended = 0;
        for (let count = 0; count < 20_000; count++) {
          new WebSocket('ws://127.0.0.1:1/').onclose = () => {
            if (++ended === 20_000) done();
          };
        }
      }),
  );
  await finished;
  await hooked.reports.until(() => told().ended === 20_000);
  const seconds = (performance.now() - started) / 1_000;
  expect(told()).toEqual({ created: 20_000, ended: 20_000 });
  const announced = new Set(hooked.reports.of('created').map(({ socket }) => socket));
  expect(new Set(hooked.reports.of('closed').map(({ socket }) => socket))).toEqual(announced);
  expect(characters()).toBeLessThan(6_000_000 + seconds * 1_100_000);
  expect(hooked.reports.calls.length).toBeLessThan(100 + seconds * 70);
}, 180_000);

test('100,000 sockets in a loop leave the page usable', async () => {
  const { page } = hooked;
  const loop = (await page.evaluate(() => {
    const started = performance.now();
    for (let count = 0; count < 100_000; count++) {
      try {
        new WebSocket(count % 2 === 0 ? 'ws://127.0.0.1:1/' : 'ws://');
      } catch {}
    }
    return performance.now() - started;
  })) as number;
  expect(loop).toBeLessThan(60_000);
  expect(await page.evaluate(() => document.title)).toBe('page');
  await hooked.reports.until(() => told().created === 100_000);
  expect(characters()).toBeLessThan(20_000_000);
}, 180_000);

test('a loop of close() calls, of fragments of a megabyte and of exceptions stays small', async () => {
  await hooked.page.evaluate((url) => {
    const long = 'x'.repeat(1_000_000);
    const socket = new WebSocket(`${url}/`);
    for (let count = 0; count < 10_000; count++) {
      try {
        socket.close(1001, 'no');
      } catch {}
    }
    for (let count = 0; count < 300; count++) {
      try {
        new WebSocket(`nonsense://${long}`, [long, long]);
      } catch {}
    }
  }, server.ws);
  await hooked.reports.until(() => told().created === 301);
  expect(hooked.reports.of('close-called').length).toBeLessThanOrEqual(4);
  expect(characters()).toBeLessThan(6_000_000);
});
