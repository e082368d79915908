import type { CDPSession, Frame } from 'puppeteer-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openPanel, waitForRecording } from '../../../demo/browser/panel.ts';
import { readRows } from '../../../demo/browser/rows.ts';
import { until } from '../../../demo/browser/until.ts';
import { type SocketServer, serveSockets } from '../support/capture/capture-server.ts';
import { launchWithPanel, type Stage } from '../support/stage.ts';

let stage: Stage;
let server: SocketServer;

beforeEach(async () => {
  server = await serveSockets();
  stage = await launchWithPanel({ url: server.http });
});

afterEach(async () => {
  await stage.close();
  server.close();
});

/** Opens a socket in the page, and keeps it; settles when it is open. */
const open = (path: string) =>
  stage.page.evaluate(async (url) => {
    const page = globalThis as unknown as { kept?: WebSocket[] };
    const socket = new WebSocket(url);
    page.kept = [...(page.kept ?? []), socket];
    await new Promise((done) => socket.addEventListener('open', done));
  }, server.ws + path);

/** The server closes the page's sockets with these codes, in the order in which they were opened; those of null go on. */
const endAll = (codes: readonly (number | null)[]) =>
  stage.page.evaluate((each) => {
    const { kept = [] } = globalThis as unknown as { kept?: WebSocket[] };
    for (const [index, code] of each.entries()) if (code !== null) kept[index]?.send(`close ${code}`);
  }, codes);

const codesIn = async (panel: Frame) => (await readRows(panel)).map(({ closeCode }) => closeCode).sort();

const waitForCodes = (panel: Frame, codes: readonly string[]) =>
  until(`the panel has ${codes.length} rows`, async () => (await readRows(panel)).length >= codes.length);

/** Ways to crash, each settled once it has happened. */
const crashes = [
  [
    // Chromium has its panel, DevTools page and service worker in one process (measured on Chromium 156).
    'the extension’s own process',
    async ({ panel }: Stage) => {
      // The library has no type for it.
      const { client } = panel as unknown as { readonly client: CDPSession };
      await client.send('Inspector.enable');
      const crashed = new Promise((done) => client.once('Inspector.targetCrashed', done));
      // No answer comes; it is refused once DevTools are closed.
      client.send('Page.crash').catch(() => {});
      await crashed;
    },
  ],
  [
    'DevTools themselves',
    async ({ devtoolsPage }: Stage) => {
      const client = await devtoolsPage.createCDPSession();
      client.send('Page.crash').catch(() => {});
      await until('DevTools are closed', async () => devtoolsPage.isClosed());
    },
  ],
] as const;

test.each(crashes)(
  'after a crash of %s, DevTools opened again have every close once, and record',
  async (_what, crashIt) => {
    await open('/a');
    await open('/b');
    await endAll([4001]);
    await waitForCodes(stage.panel, ['4001']);
    await crashIt(stage);
    await endAll([null, 4002]);
    await open('/c');
    if (!stage.devtoolsPage.isClosed()) await stage.devtoolsPage.close();
    const { panel } = await openPanel(stage.page);
    await waitForRecording(panel);
    await endAll([null, null, 4003]);
    await waitForCodes(panel, ['4001', '4002', '4003']);
    expect(await codesIn(panel)).toEqual(['4001', '4002', '4003']);
  },
);

test('after a crash of the GPU process, the panel has every close once, and draws on', async () => {
  await open('/a');
  await open('/b');
  await endAll([4001]);
  await waitForCodes(stage.panel, ['4001']);
  const before = await stage.devtoolsPage.screenshot();
  const session = await stage.browser.target().createCDPSession();
  const drawing = async () => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    return processInfo.find(({ type }) => type === 'GPU')?.id ?? null;
  };
  const crashed = await drawing();
  expect(crashed).not.toBeNull();
  await session.send('Browser.crashGpuProcess');
  await endAll([null, 4002]);
  await until('another process draws', async () => ![null, crashed].includes(await drawing()));
  await open('/c');
  await endAll([null, null, 4003]);
  await waitForCodes(stage.panel, ['4001', '4002', '4003']);
  expect(await codesIn(stage.panel)).toEqual(['4001', '4002', '4003']);
  await stage.panel.evaluate(() => new Promise(requestAnimationFrame));
  const after = await stage.devtoolsPage.screenshot();
  // With two rows more there is more to see; of nothing, a picture has a few kilobytes.
  expect(after.length).toBeGreaterThan(before.length);
});

test('DevTools closed and opened again five times: every socket that lives is found, and none twice', async () => {
  const codes = [4001, 4002, 4003, 4004, 4005, 4006];
  await open('/first');
  let { devtoolsPage, panel } = stage;
  for (const round of codes.slice(1)) {
    await devtoolsPage.close();
    await open(`/between-${round}`);
    const opened = await openPanel(stage.page);
    ({ devtools: devtoolsPage, panel } = opened);
    await waitForRecording(panel);
  }
  await endAll(codes);
  const wanted = codes.map(String);
  await waitForCodes(panel, wanted);
  expect(await codesIn(panel)).toEqual(wanted);
});
