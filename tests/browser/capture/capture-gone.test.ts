import { afterEach, expect, test } from 'vitest';
import { until } from '../../../demo/browser/until.ts';
import type { SocketRecord } from '../../../src/model/socket.ts';
import { type CaptureStage, describe, type PanelLine, record } from '../support/capture/capture-page.ts';

let stage: CaptureStage & { panel: PanelLine };

afterEach(() => stage.close());

const is = (row: string) => (sockets: SocketRecord[]) => sockets.some((socket) => describe(socket) === row);
const everyEnded = (sockets: SocketRecord[]) => sockets.every(({ state }) => state === 'ended');
const rows = async () => (await stage.panel.sockets()).map(describe);

/** Opens a socket in the page, and waits until the log has it open. */
async function openSocket(path: string): Promise<void> {
  await stage.page.evaluate(
    (url) => Object.assign(globalThis, { kept: new WebSocket(url) }),
    `${stage.server.ws}${path}`,
  );
  await stage.panel.waitFor(is(`page ${path} open`));
}

/** Adds a frame of this site and one of another to the page, and waits until the log has the socket of each open. */
async function openSocketsInFrames(): Promise<void> {
  const { http, otherSite, ws, files } = stage.server;
  files.set('/frame.html', `<script>globalThis.kept = new WebSocket('${ws}/' + location.hostname)</script>`);
  await stage.page.evaluate(
    (...sites) => {
      for (const src of sites) {
        document.body.append(Object.assign(document.createElement('iframe'), { src: `${src}/frame.html` }));
      }
    },
    http,
    otherSite,
  );
  await stage.panel.waitFor(is('iframe /127.0.0.1 open'));
  await stage.panel.waitFor(is('iframe /localhost open'));
}

test('a reload ends the page’s sockets as left', async () => {
  stage = await record();
  await openSocket('/a');
  await stage.page.reload();
  await stage.panel.waitFor(is('page /a page-left'));
});

test('leaving for another site ends frames’ and workers’ sockets as left, not as removed', async () => {
  stage = await record();
  const { otherSite, ws, files } = stage.server;
  files.set('/worker.js', `globalThis.kept = new WebSocket('${ws}/worker');`);
  await stage.page.evaluate(() => {
    // An unload handler keeps the page out of the back-forward cache.
    addEventListener('unload', () => {});
    Object.assign(globalThis, { worker: new Worker('/worker.js') });
  });
  await stage.panel.waitFor(is('worker /worker open'));
  await openSocketsInFrames();
  await stage.page.goto(`${otherSite}/other`);
  await stage.panel.waitFor(everyEnded);
  expect((await rows()).sort()).toEqual([
    'iframe /127.0.0.1 page-left',
    'iframe /localhost page-left',
    'worker /worker page-left',
  ]);
});

test('the close that a page gets when it comes back from the back-forward cache is caught', async () => {
  stage = await record();
  await openSocket('/a');
  await stage.page.goto(`${stage.server.http}/next`);
  await stage.panel.waitFor(is('page /a page-left'));
  await stage.page.goBack();
  const sockets = await stage.panel.waitFor(is('page /a 1006'));
  expect(sockets[0]).toMatchObject({ browserText: { text: 'Page entered Back-Forward Cache.' } });
  expect(await rows()).toEqual(['page /a 1006']);
});

test('a removed frame ends its sockets, of this site and of another', async () => {
  stage = await record();
  await openSocketsInFrames();
  await stage.page.evaluate(() => {
    for (const frame of [...document.querySelectorAll('iframe')]) frame.remove();
  });
  await stage.panel.waitFor(everyEnded);
  expect((await rows()).sort()).toEqual([
    'iframe /127.0.0.1 frame-removed',
    'iframe /localhost frame-removed',
  ]);
});

test('a frame that navigates has left', async () => {
  stage = await record();
  await openSocketsInFrames();
  await stage.page.evaluate((url) => {
    for (const frame of [...document.querySelectorAll('iframe')]) frame.src = url;
  }, `${stage.server.http}/elsewhere`);
  await stage.panel.waitFor(everyEnded);
  expect((await rows()).sort()).toEqual(['iframe /127.0.0.1 page-left', 'iframe /localhost page-left']);
});

test('a terminated worker ends its sockets and those of the workers in it', async () => {
  stage = await record();
  const { ws, files } = stage.server;
  files.set('/worker.js', `globalThis.kept = [new WebSocket('${ws}/outer'), new Worker('/inner.js')];`);
  files.set('/inner.js', `globalThis.kept = new WebSocket('${ws}/inner');`);
  await stage.page.evaluate(() => Object.assign(globalThis, { worker: new Worker('/worker.js') }));
  await stage.panel.waitFor((sockets) => sockets.filter(({ state }) => state === 'open').length === 2);
  await stage.page.evaluate(() => (globalThis as unknown as { worker: Worker }).worker.terminate());
  await stage.panel.waitFor(everyEnded);
  expect((await rows()).sort()).toEqual(['worker /inner worker-ended', 'worker /outer worker-ended']);
});

test('a crashed renderer ends its sockets, and recording goes on with the next page', async () => {
  stage = await record();
  await openSocket('/a');
  await stage.page.goto('chrome://crash').catch(() => {});
  await stage.panel.waitFor(is('page /a renderer-crashed'));
  await stage.page.goto(`${stage.server.http}/again`);
  await openSocket('/b');
});

test('a closed tab ends its sockets', async () => {
  stage = await record();
  await openSocket('/a');
  await stage.page.close();
  await stage.panel.waitFor(is('page /a tab-closed'));
});

test('a page that may not be debugged interrupts recording, and a debuggable one takes it up again', async () => {
  stage = await record();
  await openSocket('/a');
  await stage.page.goto('chrome://version');
  const state = await until('an interruption', async () => {
    const now = await stage.panel.state();
    return now.kind === 'interrupted' ? now : null;
  });
  expect(state).toMatchObject({ why: 'forbidden-page', detail: '' });
  expect((await rows())[0]).toMatch(/^page \/a (page-left|back-forward-cache)$/);
  await stage.panel.send({ type: 'start-recording' });
  await until('a refusal', async () => (await stage.panel.state()).kind === 'interrupted');
  await stage.page.goto(`${stage.server.http}/again`);
  await stage.panel.send({ type: 'start-recording' });
  await until('recording', async () => (await stage.panel.state()).kind === 'on');
  await openSocket('/b');
});
