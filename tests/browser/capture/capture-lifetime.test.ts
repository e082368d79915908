import type { Frame } from 'puppeteer-core';
import { afterEach, expect, test } from 'vitest';
import { openPanel, waitForRecording } from '../../../demo/browser/panel.ts';
import { readRows } from '../../../demo/browser/rows.ts';
import { until } from '../../../demo/browser/until.ts';
import { type CaptureStage, describe, has, type PanelLine, record } from '../support/capture/capture-page.ts';
import { serveSockets } from '../support/capture/capture-server.ts';
import { serviceWorkerOf, stopServiceWorker } from '../support/capture/service-worker.ts';
import { launchWithPanel } from '../support/stage.ts';

let stage: CaptureStage & { panel: PanelLine };
let close = () => stage.close();

afterEach(() => close());

/** Opens a socket in the page and keeps it under its path. */
const open = (path: string) =>
  stage.page.evaluate(
    (key, url) => {
      const page = globalThis as unknown as Record<string, WebSocket>;
      page[key] = new WebSocket(url);
    },
    path,
    `${stage.server.ws}${path}`,
  );

const say = (path: string, what: string) =>
  stage.page.evaluate(
    (key, text) => (globalThis as unknown as Record<string, WebSocket>)[key]?.send(text),
    path,
    what,
  );

test('a service worker that the browser stops loses nothing and doubles nothing', async () => {
  stage = await record();
  close = () => stage.close();
  await open('/one');
  await open('/two');
  await open('/close/4001');
  await stage.panel.waitFor(has('page /one open', 'page /two open', 'page /close/4001 4001'));
  await stopServiceWorker(stage.browser);
  await say('/one', 'close 4002');
  await open('/three');
  await stage.panel.waitFor(
    has('page /one 4002', 'page /two open', 'page /close/4001 4001', 'page /three open'),
  );
  expect(await stage.panel.sockets()).toHaveLength(4);
  await stopServiceWorker(stage.browser);
  await say('/two', 'close 4003');
  const sockets = await stage.panel.waitFor(has('page /two 4003'));
  expect(sockets).toHaveLength(4);
  expect(await stage.isAttached()).toBe(true);
});

test('an event alone wakes a stopped service worker, and is recorded', async () => {
  stage = await record();
  close = () => stage.close();
  await open('/one');
  await stage.panel.waitFor(has('page /one open'));
  await stage.panel.close();
  await stopServiceWorker(stage.browser);
  await say('/one', 'close 4002');
  await serviceWorkerOf(stage.browser);
  const panel = await stage.openPanel();
  await panel.waitFor(has('page /one 4002'));
});

test('a reloaded panel finds the same log and the recording going on', async () => {
  stage = await record();
  close = () => stage.close();
  await open('/one');
  await stage.panel.waitFor(has('page /one open'));
  await stage.panel.close();
  const panel = await stage.openPanel();
  expect(await panel.state()).toMatchObject({ kind: 'on' });
  expect((await panel.sockets()).map(describe)).toEqual(['page /one open']);
});

test('closing the panel detaches; opening it again keeps the log and adopts what is open', async () => {
  stage = await record();
  close = () => stage.close();
  await open('/close/4001');
  await open('/one');
  await stage.panel.waitFor(has('page /close/4001 4001', 'page /one open'));
  await stage.panel.close();
  await until('nothing is attached', async () => !(await stage.isAttached()));
  const panel = await stage.openPanel();
  expect((await panel.sockets()).map(describe)).toEqual(['page /close/4001 4001']);
  for (let round = 0; round < 3; round += 1) {
    await panel.send({ type: 'start-recording' });
    await panel.waitFor(has('page /one open adopted'));
    expect(await panel.sockets()).toHaveLength(2);
    await panel.send({ type: 'stop-recording' });
    await panel.waitFor((sockets) => sockets.length === 1);
  }
  await panel.send({ type: 'start-recording' });
  await panel.waitFor(has('page /one open adopted'));
  await say('/one', 'close 4002');
  const sockets = await panel.waitFor(has('page /one 4002'));
  expect(sockets).toHaveLength(2);
});

test('DevTools closed and opened again: nothing stays attached, nothing is lost, nothing doubles', async () => {
  const server = await serveSockets();
  const real = await launchWithPanel({ url: server.http });
  close = async () => {
    await real.close();
    server.close();
  };
  const attached = async () => {
    const worker = await serviceWorkerOf(real.browser);
    return worker.evaluate(async () => {
      const targets = await chrome.debugger.getTargets();
      const tabIds = targets.flatMap(({ tabId }) => tabId ?? []);
      const probes = tabIds.map((tabId) => chrome.debugger.sendCommand({ tabId }, 'Runtime.getIsolateId'));
      return (await Promise.allSettled(probes)).filter(({ status }) => status === 'fulfilled').length;
    });
  };
  const closes = async (panel: Frame) => (await readRows(panel)).map(({ closeCode }) => closeCode).sort();
  await real.page.evaluate((base) => {
    const kept = ['/close/4001', '/status/403', '/held'].map((path) => new WebSocket(base + path));
    Object.assign(globalThis, { kept });
  }, server.ws);
  await until('two rows', async () => (await readRows(real.panel)).length === 2);
  expect(await attached()).toBe(1);
  await real.devtoolsPage.close();
  await until('nothing is attached', async () => (await attached()) === 0);
  const { panel } = await openPanel(real.page);
  await waitForRecording(panel);
  await real.page.evaluate(() =>
    (globalThis as unknown as { kept: WebSocket[] }).kept[2]?.send('close 4002'),
  );
  await until('the third close', async () => (await closes(panel)).includes('4002'));
  expect(await closes(panel)).toEqual(['1006', '4001', '4002']);
});
