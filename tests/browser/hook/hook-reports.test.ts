import { expect, test } from 'vitest';
import type { HookReport } from '../../../src/hook/reporting/reports.ts';
import { useHookStage } from '../support/capture/hook-stage.ts';

const stage = useHookStage();

test('says hello with the address and the state of the page', async () => {
  expect(stage.reports.all).toMatchObject([
    { type: 'hello', url: `${stage.server.http}/` },
    { type: 'page', hidden: false, onLine: true },
  ]);
});

test('reports a socket from its making to its close', async () => {
  const before = Date.now();
  await stage.page.evaluate(
    (url) => void new WebSocket(url, ['chat', 'other']),
    `${stage.server.ws}/close/4001/see%20you`,
  );
  const closed = await stage.reports.next('closed');
  expect(stage.reports.all.slice(2)).toMatchObject([
    {
      type: 'created',
      socket: 1,
      api: 'WebSocket',
      url: `${stage.server.ws}/close/4001/see%20you`,
      protocols: ['chat', 'other'],
    },
    { type: 'opened', socket: 1, protocol: 'chat', extensions: '' },
    { type: 'closed', socket: 1, code: 4001, reason: 'see you', wasClean: true, rehearsed: false },
  ]);
  expect(closed.at).toBeGreaterThanOrEqual(before - 100);
  expect(closed.at).toBeLessThanOrEqual(Date.now() + 100);
});

test('gives the page the call stack of the line that opened it, 1-based', async () => {
  stage.server.files.set('/open.js', {
    type: 'text/javascript',
    body: `function connect(url) {\n  return new WebSocket(url);\n}\nwindow.start = (url) => connect(url);\n`,
  });
  await stage.page.addScriptTag({ url: '/open.js' });
  await stage.page.evaluate((url) => Reflect.get(window, 'start')(url), `${stage.server.ws}/`);
  const { stack } = await stage.reports.next('created');
  expect(stack.slice(0, 2)).toEqual([
    { functionName: 'connect', url: `${stage.server.http}/open.js`, line: 2, column: 10 },
    { functionName: 'window.start', url: `${stage.server.http}/open.js`, line: 4, column: 25 },
  ]);
});

test('reports a constructor that threw', async () => {
  await stage.page.evaluate(() => {
    for (const open of [() => new WebSocket('ws://'), () => new WebSocket('ws://127.0.0.1:1', ['a', 'a'])]) {
      try {
        open();
      } catch {}
    }
  });
  await stage.reports.next('threw', 2);
  expect(stage.reports.of('threw')).toMatchObject([
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
  await stage.page.evaluate(() => void new WebSocket('ws://127.0.0.1:1/'));
  await stage.reports.next('closed');
  expect(stage.reports.all.slice(-2)).toMatchObject([
    { type: 'error', socket: 1, readyState: 3 },
    { type: 'closed', socket: 1, code: 1006, wasClean: false },
  ]);
});

test('reports a socket that Content Security Policy forbids by its error alone', async () => {
  stage.server.files.set('/csp', {
    type: 'text/html',
    body: `<!doctype html><meta http-equiv="Content-Security-Policy" content="connect-src 'none'">`,
  });
  await stage.page.goto(`${stage.server.http}/csp`);
  await stage.page.evaluate((url) => void new WebSocket(url), `${stage.server.ws}/`);
  expect(await stage.reports.next('error')).toMatchObject({ readyState: 3 });
  expect(stage.reports.of('closed')).toEqual([]);
});

test('reports close() with its arguments, where it threw and where it took effect, once', async () => {
  await stage.page.evaluate(
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
    `${stage.server.ws}/`,
  );
  await stage.reports.next('closed');
  const calls = stage.reports.of('close-called');
  expect(calls).toMatchObject([
    { code: 1001, reason: 'no', threw: 'InvalidAccessError' },
    { code: 1001, threw: 'InvalidAccessError' },
    { code: 1001, threw: 'InvalidAccessError' },
    { code: 4003, reason: 'bye', threw: null },
  ]);
  expect(calls[3]?.stack[0]).toMatchObject({ functionName: 'socket.onopen', line: expect.any(Number) });
});

const receivedBy = (report: Extract<HookReport, { type: 'traffic' }> | undefined) =>
  report?.counters[0]?.traffic.received;

test('counts messages and their sizes, and reports them at most twice a second', async () => {
  const started = performance.now();
  await stage.page.evaluate(
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
          if (--left === 0) done();
        };
      }),
    `${stage.server.ws}/echo`,
  );
  await stage.reports.until(() => receivedBy(stage.reports.of('traffic').at(-1)) === 200);
  const reports = stage.reports.of('traffic');
  expect(reports.length).toBeLessThanOrEqual((performance.now() - started) / 500 + 1);
  expect(reports.at(-1)?.counters).toMatchObject([
    { socket: 1, traffic: { received: 200, sent: 200, lastSentSize: 4, largestSentSize: 70 } },
  ]);
});

test('sends nothing of a socket on which nothing moves', async () => {
  const echo = (text: string) =>
    stage.page.evaluate((said) => (globalThis as unknown as { echo: WebSocket }).echo.send(said), text);
  await stage.page.evaluate(
    (ws) =>
      new Promise((done) => {
        new WebSocket(`${ws}/`).onopen = () => {
          const moving = new WebSocket(`${ws}/echo`);
          Object.assign(globalThis, { echo: moving });
          moving.onopen = done;
        };
      }),
    stage.server.ws,
  );
  for (const count of [1, 2]) {
    await echo('text');
    await stage.reports.until(() => receivedBy(stage.reports.of('traffic').at(-1)) === count);
  }
  const reported = stage.reports
    .of('traffic')
    .flatMap(({ counters }) => counters.map(({ socket }) => socket));
  expect(new Set(reported)).toEqual(new Set([2]));
  const types = new Set(stage.reports.all.slice(-stage.reports.of('traffic').length).map(({ type }) => type));
  expect(types).toEqual(new Set(['traffic']));
});

test("believes the browser's events only", async () => {
  await stage.page.evaluate(
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
          // Reports keep their order: one of the events above would have come before this close.
          new WebSocket(`${url}close/4001`).onclose = () => done();
        };
      }),
    `${stage.server.ws}/`,
  );
  await stage.reports.next('closed');
  const reported = stage.reports.all.map(({ type }) => type).filter((type) => type !== 'traffic');
  expect(reported).toEqual(['hello', 'page', 'created', 'opened', 'created', 'opened', 'closed']);
});

test('reports the network going and coming back', async () => {
  const offline = { offline: true, latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
  await stage.session.send('Network.emulateNetworkConditions', offline);
  expect(await stage.reports.next('page', 2)).toMatchObject({ onLine: false });
  await stage.session.send('Network.emulateNetworkConditions', { ...offline, offline: false });
  expect(await stage.reports.next('page', 3)).toMatchObject({ onLine: true });
});

test('bounds what a page can make long, and keeps lone surrogates', async () => {
  await stage.page.evaluate((url) => {
    const long = `${url}/?${'x'.repeat(1_000_000)}`;
    new WebSocket(long, 'p'.repeat(5_000)).close(4000, `\ud800${'r'.repeat(50)}`);
  }, stage.server.ws);
  const created = await stage.reports.next('created');
  expect(created.url).toMatch(/^ws:.{4092}…$/);
  expect(created.protocols[0]).toMatch(/^p{255}…$/);
  expect(await stage.reports.next('close-called')).toMatchObject({ reason: `\ud800${'r'.repeat(50)}` });
});
