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

test('says hello with the address and the state of the page', async () => {
  expect(hooked.reports.all).toMatchObject([
    { type: 'hello', url: `${server.http}/`, realm: expect.stringMatching(/^0\.\d+0\.\d+$/) },
    { type: 'page', hidden: false, onLine: true },
  ]);
});

test('reports a socket from its making to its close', async () => {
  const before = Date.now();
  await hooked.page.evaluate(
    (url) => void new WebSocket(url, ['chat', 'other']),
    `${server.ws}/close/4001/see%20you`,
  );
  const closed = await hooked.reports.next('closed');
  expect(hooked.reports.all.slice(2)).toMatchObject([
    {
      type: 'created',
      socket: 1,
      api: 'WebSocket',
      url: `${server.ws}/close/4001/see%20you`,
      protocols: ['chat', 'other'],
    },
    { type: 'opened', socket: 1, protocol: 'chat', extensions: '' },
    { type: 'closed', socket: 1, code: 4001, reason: 'see you', wasClean: true, rehearsed: false },
  ]);
  expect(closed.at).toBeGreaterThanOrEqual(before - 100);
  expect(closed.at).toBeLessThanOrEqual(Date.now() + 100);
});

test('gives the page the call stack of the line that opened it, 1-based', async () => {
  server.files.set('/open.js', {
    type: 'text/javascript',
    body: `function connect(url) {\n  return new WebSocket(url);\n}\nwindow.start = (url) => connect(url);\n`,
  });
  await hooked.page.addScriptTag({ url: '/open.js' });
  await hooked.page.evaluate((url) => Reflect.get(window, 'start')(url), `${server.ws}/`);
  const { stack } = await hooked.reports.next('created');
  expect(stack.slice(0, 2)).toEqual([
    { functionName: 'connect', url: `${server.http}/open.js`, line: 2, column: 10 },
    { functionName: 'window.start', url: `${server.http}/open.js`, line: 4, column: 25 },
  ]);
});

test('reports a constructor that threw', async () => {
  await hooked.page.evaluate(() => {
    for (const open of [() => new WebSocket('ws://'), () => new WebSocket('ws://127.0.0.1:1', ['a', 'a'])]) {
      try {
        open();
      } catch {}
    }
  });
  await hooked.reports.next('threw', 2);
  expect(hooked.reports.of('threw')).toMatchObject([
    {
      api: 'WebSocket',
      url: 'ws://',
      protocols: [],
      name: 'SyntaxError',
      message: expect.stringMatching(/^Failed/),
    },
    {
      url: 'ws://127.0.0.1:1',
      protocols: ['a', 'a'],
      name: 'SyntaxError',
      message: expect.stringMatching(/dup/),
    },
  ]);
});

test('reports a connection that failed: an error, then a close', async () => {
  await hooked.page.evaluate(() => void new WebSocket('ws://127.0.0.1:1/'));
  await hooked.reports.next('closed');
  expect(hooked.reports.all.slice(-2)).toMatchObject([
    { type: 'error', socket: 1, readyState: 3 },
    { type: 'closed', socket: 1, code: 1006, wasClean: false },
  ]);
});

test('reports a socket that Content Security Policy forbids by its error alone', async () => {
  server.files.set('/csp', {
    type: 'text/html',
    body: `<!doctype html><meta http-equiv="Content-Security-Policy" content="connect-src 'none'">`,
  });
  await hooked.page.goto(`${server.http}/csp`);
  await hooked.page.evaluate((url) => void new WebSocket(url), `${server.ws}/`);
  expect(await hooked.reports.next('error')).toMatchObject({ readyState: 3 });
  expect(hooked.reports.of('closed')).toEqual([]);
});

test('reports close() with its arguments, where it threw and where it took effect, once', async () => {
  await hooked.page.evaluate(
    (url) =>
      new Promise<void>((done) => {
        const socket = new WebSocket(url);
        socket.onopen = () => {
          for (let attempt = 0; attempt < 9; attempt++) {
            try {
              socket.close(1001, 'no');
            } catch {}
          }
          socket.close(4003, 'bye');
          socket.close(4004);
        };
        socket.onclose = () => {
          socket.close(4005);
          done();
        };
      }),
    `${server.ws}/`,
  );
  await hooked.reports.next('closed');
  const calls = hooked.reports.of('close-called');
  expect(calls).toMatchObject([
    { code: 1001, reason: 'no', threw: 'InvalidAccessError' },
    { code: 1001, threw: 'InvalidAccessError' },
    { code: 1001, threw: 'InvalidAccessError' },
    { code: 4003, reason: 'bye', threw: null },
  ]);
  expect(calls[3]?.stack[0]).toMatchObject({ functionName: 'socket.onopen', line: expect.any(Number) });
});

test('counts messages and their sizes, and reports them at most twice a second', async () => {
  const started = performance.now();
  await hooked.page.evaluate(
    (url) =>
      new Promise<void>((done) => {
        const socket = new WebSocket(url);
        let left = 200;
        socket.onopen = () => {
          socket.send(new Uint8Array(70));
          socket.send(new Blob(['12345']));
          socket.send(new DataView(new ArrayBuffer(6)));
          for (let count = 0; count < 197; count++) socket.send('text');
        };
        socket.onmessage = () => {
          if (--left === 0) setTimeout(done, 1_200);
        };
      }),
    `${server.ws}/echo`,
  );
  const reports = hooked.reports.of('traffic');
  expect(reports.length).toBeLessThanOrEqual((performance.now() - started) / 500);
  expect(reports.at(-1)?.counters).toMatchObject([
    { socket: 1, traffic: { received: 200, sent: 200, lastSentSize: 4, largestSentSize: 70 } },
  ]);
});

test('sends nothing while nothing moves', async () => {
  await hooked.page.evaluate(
    (url) =>
      new Promise((done) => {
        new WebSocket(url).onopen = done;
      }),
    `${server.ws}/`,
  );
  const calls = hooked.reports.calls.length;
  await hooked.page.evaluate(() => new Promise((done) => setTimeout(done, 1_100)));
  expect(hooked.reports.calls.length).toBe(calls);
});

test("believes the browser's events only", async () => {
  await hooked.page.evaluate(
    (url) =>
      new Promise<void>((done) => {
        const socket = new WebSocket(url);
        socket.onopen = () => {
          for (const event of [
            new Event('error'),
            new MessageEvent('message'),
            new CloseEvent('close', { code: 4999 }),
          ]) {
            socket.dispatchEvent(event);
          }
          window.dispatchEvent(new Event('offline'));
          window.dispatchEvent(new PageTransitionEvent('pagehide'));
          setTimeout(done, 600);
        };
      }),
    `${server.ws}/`,
  );
  expect(hooked.reports.all.map((report) => report.type)).toEqual(['hello', 'page', 'created', 'opened']);
});

test('reports the network going and coming back', async () => {
  const offline = { offline: true, latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
  await hooked.session.send('Network.emulateNetworkConditions', offline);
  expect(await hooked.reports.next('page', 2)).toMatchObject({ onLine: false });
  await hooked.session.send('Network.emulateNetworkConditions', { ...offline, offline: false });
  expect(await hooked.reports.next('page', 3)).toMatchObject({ onLine: true });
});

test('bounds what a page can make long, and keeps lone surrogates', async () => {
  await hooked.page.evaluate((url) => {
    const long = `${url}/?${'x'.repeat(1_000_000)}`;
    new WebSocket(long, 'p'.repeat(5_000)).close(4000, `\ud800${'r'.repeat(50)}`);
  }, server.ws);
  const created = await hooked.reports.next('created');
  expect(created.url).toMatch(/^ws:.{4092}…$/);
  expect(created.protocols[0]).toMatch(/^p{255}…$/);
  expect(await hooked.reports.next('close-called')).toMatchObject({ reason: `\ud800${'r'.repeat(50)}` });
});
