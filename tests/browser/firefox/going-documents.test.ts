import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../../../demo/browser/until.ts';
import type { SocketRecord } from '../../../src/model/socket.ts';
import { describe, has } from '../support/capture/capture-page.ts';
import { type SocketServer, serveSockets } from '../support/capture/capture-server.ts';
import {
  contentProcess,
  crash,
  type FirefoxStage,
  openFirefoxStage,
} from '../support/firefox/firefox-stage.ts';
import { there } from '../support/panel/there.ts';

interface Opener {
  openSocket(path: string): void;
}

let server: SocketServer | null = null;
let stage: FirefoxStage | null = null;

beforeAll(async () => {
  server = await serveSockets();
  const { files, ws, otherSite } = server;
  const opener = `function openSocket(name) { globalThis.kept = new WebSocket('${ws}/' + name); }`;
  const silence = 'addEventListener("pagehide", (event) => event.stopImmediatePropagation(), true);';
  const framed = (name: string) => `<iframe src="/framed.html?name=${name}"></iframe>`;
  files.set(
    '/framed.html',
    `<script>${opener} openSocket(new URL(location).searchParams.get('name'));</script>`,
  );
  files.set('/crossed.html', `<script>${opener} openSocket('crossed');</script>${framed('nested')}`);
  files.set(
    '/frames.html',
    `<script>${opener} openSocket('page');</script>${framed('same')}<iframe src="${otherSite}/crossed.html"></iframe>`,
  );
  files.set('/silent-frame.html', `<script>${silence} ${opener}</script>`);
  files.set(
    '/silent.html',
    `<script>${silence} ${opener}</script><iframe src="/silent-frame.html"></iframe>`,
  );
  // Older than the hook, their listeners keep `pagehide` from it.
  stage = await openFirefoxStage({ url: `${server.http}/silent.html` });
});
afterAll(async () => {
  await stage?.close();
  server?.close();
});

async function openFrames(): Promise<void> {
  const { page, line } = there(stage);
  await line.send({ type: 'clear' });
  await page.goto(`${there(server).http}/frames.html`);
  await line.waitFor(
    has('page /page open', 'iframe /same open', 'iframe /crossed open', 'iframe /nested open'),
  );
}

/** Why a socket's document went, with a question mark where nothing proves it. */
const why = (sockets: readonly SocketRecord[], name: string): string | null => {
  const socket = sockets.findLast(({ url }) => url.endsWith(`/${name}`));
  if (socket?.state !== 'ended' || socket.ending.kind !== 'gone') return null;
  return `${socket.ending.why}${socket.ending.inferred ? '?' : ''}`;
};

const gone = (names: readonly string[]) => (sockets: SocketRecord[]) =>
  names.every((name) => why(sockets, name) !== null);

test('a frame that says nothing was removed where its page has it no more', async () => {
  const { page, line } = there(stage);
  await page.evaluate(() => {
    (frames[0] as unknown as Opener).openSocket('removed');
  });
  await line.waitFor(has('iframe /removed open'));
  await page.evaluate(() => document.querySelector('iframe')?.remove());
  expect(why(await line.waitFor(gone(['removed'])), 'removed')).toBe('frame-removed');
});

test('a page that says nothing was left where another one took its place', async () => {
  const { page, line } = there(stage);
  await page.evaluate(() => (globalThis as unknown as Opener).openSocket('silent'));
  await line.waitFor(has('page /silent open'));
  await page.goto(`${there(server).otherSite}/framed.html?name=next`);
  const sockets = await line.waitFor(has('page /next open'));
  // The page may live to get the event, or not.
  const silent = sockets.map(describe).filter((row) => row.includes('/silent'));
  expect(silent).toHaveLength(1);
  expect(['page /silent 1001', 'page /silent page-left']).toContain(silent[0]);
  expect([null, 'page-left']).toContain(why(sockets, 'silent'));
});

test('a frame whose process ends has crashed, with the frame in it, and its page goes on', async () => {
  const { driven, page, line } = there(stage);
  await openFrames();
  await crash(await contentProcess(driven, 1));
  const sockets = await line.waitFor(gone(['crossed', 'nested']));
  for (const name of ['crossed', 'nested']) expect(why(sockets, name)).toBe('renderer-crashed');
  expect(sockets.map(describe)).toEqual(expect.arrayContaining(['page /page open', 'iframe /same open']));
  await page.evaluate(() => (globalThis as unknown as { kept: WebSocket }).kept.send('close 4001'));
  await line.waitFor(has('page /page 4001'));
});

test('a page whose process ends has crashed, with its frames, and is recorded from its start when it comes again', async () => {
  const { driven, line } = there(stage);
  await openFrames();
  await crash(await contentProcess(driven));
  const sockets = await line.waitFor(gone(['page', 'same', 'crossed', 'nested']));
  for (const name of ['page', 'same']) expect(why(sockets, name)).toBe('renderer-crashed');
  // Frames of other processes are taken down, before or after the page's line.
  for (const name of ['crossed', 'nested']) expect(why(sockets, name)).toMatch(/^renderer-crashed\??$/);
  await driven.window.run('gBrowser.reloadTab(gBrowser.selectedTab); true');
  await line.waitFor(has('page /page open', 'iframe /nested open'));
});

test('a crash in a tab that is not in front is likely only: Firefox shows nothing of it there', async () => {
  const { driven, line } = there(stage);
  const pid = await contentProcess(driven);
  await (await driven.browser.newPage()).bringToFront();
  await until('another tab is in front', async () => (await contentProcess(driven)) !== pid);
  await line.send({ type: 'clear' });
  await crash(pid);
  const sockets = await line.waitFor(gone(['page', 'same']));
  for (const name of ['page', 'same']) expect(why(sockets, name)).toBe('renderer-crashed?');
});
