import { afterEach, expect, test } from 'vitest';
import { until } from '../../../demo/browser/until.ts';
import { hookScriptName } from '../../../src/hook/source.ts';
import {
  type CaptureStage,
  describe,
  has,
  type PanelLine,
  record,
  tabIdOf,
} from '../support/capture/capture-page.ts';
import { stopServiceWorker } from '../support/capture/service-worker.ts';

let stage: CaptureStage & { panel: PanelLine };

afterEach(() => stage.close());

/** Opens a socket in the page and waits until it is open. */
const open = (path: string) =>
  stage.page.evaluate(
    (key, url) =>
      new Promise((done) => {
        const socket = new WebSocket(url);
        socket.onopen = done;
        Object.assign(globalThis, { [key]: socket });
      }),
    path,
    `${stage.server.ws}${path}`,
  );

async function stop(): Promise<void> {
  await stage.panel.send({ type: 'stop-recording' });
  await until('stopped', async () => !(await stage.isAttached()));
}

async function start(): Promise<void> {
  await stage.panel.send({ type: 'start-recording' });
  await until('recording', async () => (await stage.panel.state()).kind === 'on');
}

test.each([
  ['before', async () => {}],
  ['while', async () => void (await stage.page.reload())],
])(
  'in a document loaded %s recording, a socket opened between two recordings is found by the second',
  async (_when, load) => {
    stage = await record();
    await load();
    await open('/one');
    await stage.panel.waitFor(has('page /one open'));
    await stop();
    await open('/two');
    await start();
    await stage.panel.waitFor(has('page /one open adopted', 'page /two open adopted'));
    await stage.page.evaluate(() => {
      (globalThis as unknown as Record<string, WebSocket>)['/two']?.send('close 4002');
    });
    await stage.panel.waitFor(has('page /two 4002'));
    expect((await stage.panel.sockets()).map(describe).sort()).toEqual([
      'page /one open adopted',
      'page /two 4002',
    ]);
  },
);

/** Calls of the hook's functions while the page makes this many sockets. */
async function hookCalls(sockets: number): Promise<number> {
  const session = await stage.page.createCDPSession();
  await session.send('Profiler.enable');
  await session.send('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  await stage.page.evaluate(
    (count, url) => {
      const kept = Array.from({ length: count }, () => new WebSocket(url));
      Object.assign(globalThis, { kept });
    },
    sockets,
    `${stage.server.ws}/some`,
  );
  const { result } = await session.send('Profiler.takePreciseCoverage');
  await session.detach();
  const functions = result.filter(({ url }) => url === hookScriptName).flatMap((script) => script.functions);
  return functions.reduce((sum, { ranges }) => sum + (ranges[0]?.count ?? 0), 0);
}

async function leaveFor(path: string): Promise<void> {
  await stage.page.evaluate(() => Object.assign(globalThis, { isTheSame: true }));
  await stage.page.goto(`${stage.server.http}${path}`);
}

/** Back to the page that was left, as it was kept in the back-forward cache, until its hook reports. */
async function comeBack(): Promise<void> {
  await stage.page.goBack();
  expect(await stage.page.evaluate(() => 'isTheSame' in globalThis)).toBe(true);
  await open('/returned');
  await stage.panel.waitFor((sockets) => sockets.map(describe).join().includes('page /returned open'));
}

test.each([
  ['loaded meanwhile', async () => void (await stage.page.reload())],
  ['that came back from the back-forward cache meanwhile', () => leaveFor('/next').then(comeBack)],
  [
    'that came back from there in a later recording',
    async () => {
      await stop();
      await leaveFor('/next');
      await start();
      await comeBack();
    },
  ],
])('once recording has stopped, the hook of a document %s hardly works any more', async (_, load) => {
  stage = await record();
  await load();
  const recording = await hookCalls(50);
  expect(recording).toBeGreaterThan(50 * 20);
  await stop();
  expect(await hookCalls(50)).toBeLessThan(50 * 10);
});

test('a page that hangs while the service worker is stopped keeps no other tab’s panel waiting', async () => {
  stage = await record();
  const other = await stage.browser.newPage();
  await other.goto(`${stage.server.otherSite}/other`);
  const otherTab = await tabIdOf(stage.browser, `${stage.server.otherSite}/other`);
  await stage.page.evaluate(() => {
    setTimeout(() => {
      const end = Date.now() + 20_000;
      while (Date.now() < end);
    });
  });
  await stopServiceWorker(stage.browser);
  const began = Date.now();
  const panel = await stage.openPanel(otherTab);
  expect(Date.now() - began).toBeLessThan(10_000);
  expect(await panel.state()).toEqual({ kind: 'off' });
});

test('a page that is paused in a debugger delays nobody else, and is recorded as soon as it goes on', async () => {
  stage = await record();
  const other = await stage.browser.newPage();
  await other.goto(`${stage.server.otherSite}/other`);
  const otherTab = await tabIdOf(stage.browser, `${stage.server.otherSite}/other`);
  const session = await stage.page.createCDPSession();
  await session.send('Debugger.enable');
  const paused = new Promise((done) => session.once('Debugger.paused', done));
  await stage.page.evaluate((url) => {
    setTimeout(() => {
      // biome-ignore lint/suspicious/noDebugger: what is tried
      debugger;
      Object.assign(globalThis, { kept: new WebSocket(url) });
    });
  }, `${stage.server.ws}/close/4001`);
  await paused;
  const panel = await stage.openPanel(otherTab);
  await panel.send({ type: 'start-recording' });
  await until('the other tab is recorded', async () => (await panel.state()).kind === 'on');
  await other.evaluate(
    (url) => Object.assign(globalThis, { kept: new WebSocket(url) }),
    `${stage.server.ws}/close/4002`,
  );
  await panel.waitFor(has('page /close/4002 4002'));
  // Its own panel stops and starts all the same.
  await stop();
  await start();
  await session.send('Debugger.resume');
  await stage.panel.waitFor(has('page /close/4001 4001'));
  await session.detach();
});
