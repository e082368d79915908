import { afterEach, expect, test } from 'vitest';
import { until } from '../../../demo/browser/until.ts';
import {
  type CaptureStage,
  describe,
  has,
  openStage,
  type PanelLine,
  record,
  tabIdOf,
} from '../support/capture/capture-page.ts';
import { keepMakingWorkers } from '../support/capture/many-workers.ts';
import { stopServiceWorker } from '../support/capture/service-worker.ts';

let stage: CaptureStage & { panel: PanelLine };

afterEach(() => stage.close());

/** Opens a socket in the page. */
const open = (path: string) =>
  stage.page.evaluate(
    (url) => Object.assign(globalThis, { kept: new WebSocket(url) }),
    `${stage.server.ws}${path}`,
  );

test('recording again does not list a second time what failed before', async () => {
  stage = await record();
  await open('/status/403');
  await stage.panel.waitFor(has('page /status/403 1006'));
  for (let round = 0; round < 2; round += 1) {
    await stage.panel.send({ type: 'stop-recording' });
    await until('stopped', async () => !(await stage.isAttached()));
    await stage.panel.send({ type: 'start-recording' });
    await until('recording', async () => (await stage.panel.state()).kind === 'on');
  }
  await open('/close/4001');
  await stage.panel.waitFor(has('page /close/4001 4001'));
  expect((await stage.panel.sockets()).map(describe)).toEqual([
    'page /status/403 1006',
    'page /close/4001 4001',
  ]);
});

test('a page that comes back from the back-forward cache does not list its failures a second time', async () => {
  stage = await record();
  await open('/status/403');
  await stage.panel.waitFor(has('page /status/403 1006'));
  await stage.page.goto(`${stage.server.otherSite}/next`);
  await stage.page.goBack();
  await open('/close/4001');
  await stage.panel.waitFor(has('page /close/4001 4001'));
  // What waits for a socket to claim it becomes a row when recording ends.
  await stage.panel.send({ type: 'stop-recording' });
  await until('stopped', async () => !(await stage.isAttached()));
  expect((await stage.panel.sockets()).map(describe)).toEqual([
    'page /status/403 1006',
    'page /close/4001 4001',
  ]);
});

test('a popup has a log of its own', async () => {
  stage = await record();
  await stage.page.evaluate(
    (url) => void window.open(url, 'popup', 'popup'),
    `${stage.server.otherSite}/popup`,
  );
  const popup = await until('a popup', async () =>
    (await stage.browser.pages()).find((page) => page.url().endsWith('/popup')),
  );
  const panel = await stage.openPanel(await tabIdOf(stage.browser, `${stage.server.otherSite}/popup`));
  await panel.send({ type: 'start-recording' });
  await until('recording', async () => (await panel.state()).kind === 'on');
  await popup.evaluate(
    (url) => Object.assign(globalThis, { kept: new WebSocket(url) }),
    `${stage.server.ws}/close/4002`,
  );
  await open('/close/4001');
  await panel.waitFor(has('page /close/4002 4002'));
  await stage.panel.waitFor(has('page /close/4001 4001'));
  expect((await panel.sockets()).map(describe)).toEqual(['page /close/4002 4002']);
  expect((await stage.panel.sockets()).map(describe)).toEqual(['page /close/4001 4001']);
  await popup.close();
});

test('a service worker that is stopped while workers attach leaves none of them waiting', {
  timeout: 120_000,
}, async () => {
  stage = await record();
  stage.server.files.set('/worker.js', `postMessage('runs');`);
  const running = await keepMakingWorkers(stage.page);
  for (let round = 0; round < 5; round += 1) {
    const ran = await running.evaluate((state) => state.ran);
    await until('workers run', () => running.evaluate((state, before) => state.ran > before, ran));
    await stopServiceWorker(stage.browser);
  }
  await running.evaluate((state) => {
    state.stop = true;
  });
  await until('every worker runs', () => running.evaluate(({ made, ran }) => made === ran));
});

/** What happened to a page before it went into the back-forward cache, where the last recording may go on. */
const pasts = [
  ['never recorded before', async () => {}],
  [
    'recorded before',
    async () => {
      await setRecording(true);
      await open('/close/4003');
      await stage.panel.waitFor(has('page /close/4003 4003'));
      await setRecording(false);
    },
  ],
  [
    'loaded while it was recorded',
    async () => {
      await setRecording(true);
      await stage.page.reload();
      await open('/close/4003');
      await stage.panel.waitFor(has('page /close/4003 4003'));
      await setRecording(false);
    },
  ],
  ['recorded until it was in the cache', () => setRecording(true)],
] as const;

async function setRecording(wanted: boolean): Promise<void> {
  await stage.panel.send({ type: wanted ? 'start-recording' : 'stop-recording' });
  await until(
    'recording is as wanted',
    async () => (await stage.panel.state()).kind === (wanted ? 'on' : 'off'),
  );
  if (!wanted) await until('nothing is attached', async () => !(await stage.isAttached()));
}

test.each(pasts)(
  'a page that comes back from the back-forward cache into a recording has a hook, and so has its frame: %s',
  async (past, live) => {
    const opened = await openStage();
    stage = { ...opened, panel: await opened.openPanel() };
    stage.server.files.set('/frame', '<!doctype html><title>frame</title>');
    await live();
    await stage.page.evaluate(
      () =>
        new Promise((done) => {
          const frame = Object.assign(document.createElement('iframe'), { src: '/frame', onload: done });
          document.body.append(frame);
        }),
    );
    await stage.page.goto(`${stage.server.http}/next`);
    if ((await stage.panel.state()).kind === 'on') await setRecording(false);
    await setRecording(true);
    await stage.page.goBack();
    expect(await stage.page.evaluate(() => frames.length)).toBe(1);
    // The hook of a page that runs already comes a moment later than the page: as long as it has not, a socket has to live.
    await stage.page.evaluate((url) => {
      const kept = [
        new WebSocket(`${url}/page`),
        new (frames[0] as typeof globalThis & Window).WebSocket(`${url}/frame`),
      ];
      Object.assign(globalThis, { kept });
    }, stage.server.ws);
    await stage.panel.waitFor((sockets) => sockets.filter(({ state }) => state === 'open').length === 2);
    await open('/close/4001');
    await stage.panel.waitFor(has('page /close/4001 4001'));
    const rows = (await stage.panel.sockets()).map((socket) => describe(socket).replace(' adopted', ''));
    // A hook that nobody paused reports at once, before the browser has said what frame it is in.
    const isHookAwake = past === 'recorded until it was in the cache';
    const frame = isHookAwake ? expect.stringMatching(/^(iframe|page) \/frame open$/) : 'iframe /frame open';
    const found = rows.filter((row) => !row.endsWith('4003')).sort((one, other) => one.length - other.length);
    expect(found).toHaveLength(3);
    expect(found).toEqual(expect.arrayContaining([frame, 'page /close/4001 4001', 'page /page open']));
  },
);

test.each(pasts)(
  'a socket that was open when its page went into the back-forward cache has one row once the page is back in a later recording: %s',
  async (past, live) => {
    const opened = await openStage();
    stage = { ...opened, panel: await opened.openPanel() };
    await live();
    await stage.page.evaluate(
      (url) =>
        new Promise((done) => {
          const socket = new WebSocket(url);
          socket.onopen = done;
          Object.assign(globalThis, { socket });
        }),
      `${stage.server.ws}/cached`,
    );
    await stage.page.goto(`${stage.server.http}/next`);
    if ((await stage.panel.state()).kind === 'on') await setRecording(false);
    await setRecording(true);
    await stage.page.goBack();
    await open('/lasting');
    await stage.panel.waitFor((sockets) => sockets.map(describe).join().includes('page /lasting open'));
    // What waits for a socket to claim it becomes a row when recording ends, and sockets that live leave the log.
    await setRecording(false);
    const found = (await stage.panel.sockets()).filter(({ url }) => url.endsWith('/cached'));
    const isKnown = past === 'recorded until it was in the cache';
    expect(found.map(describe)).toEqual([isKnown ? 'page /cached page-left' : 'page /cached logged-only']);
    if (!isKnown)
      expect(found[0]).toMatchObject({ browserText: { text: 'Page entered Back-Forward Cache.' } });
  },
);
