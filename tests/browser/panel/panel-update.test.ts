import { afterEach, expect, inject, test } from 'vitest';
import { openPanel, waitForRecording } from '../../../demo/browser/panel.ts';
import { readRows } from '../../../demo/browser/rows.ts';
import { until } from '../../../demo/browser/until.ts';
import { type SocketServer, serveSockets } from '../support/capture/capture-server.ts';
import { launchWithPanel, type Stage } from '../support/stage.ts';

let stage: Stage;
let server: SocketServer;

afterEach(async () => {
  await stage.close();
  server.close();
});

test('an extension that is updated while it records: DevTools opened again find what lives, and record', async () => {
  server = await serveSockets();
  stage = await launchWithPanel({ url: server.http });
  const { browser, page, devtoolsPage } = stage;
  await page.evaluate((base) => {
    const kept = ['/close/4001', '/held'].map((path) => new WebSocket(base + path));
    Object.assign(globalThis, { kept });
  }, server.ws);
  await until('a row', async () => (await readRows(stage.panel)).length === 1);
  await browser.installExtension(inject('extension'));
  // Chromium closes DevTools in which an extension goes that has a panel there (measured on Chromium 156).
  await until('DevTools are closed', async () => devtoolsPage.isClosed());
  await page.bringToFront();
  const { panel } = await openPanel(page);
  await waitForRecording(panel);
  await page.evaluate(() => (globalThis as unknown as { kept: WebSocket[] }).kept[1]?.send('close 4002'));
  await until('the second close', async () => (await readRows(panel)).length === 1);
  expect((await readRows(panel)).map(({ closeCode }) => closeCode)).toEqual(['4002']);
});
