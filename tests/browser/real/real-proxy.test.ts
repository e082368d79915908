import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { waitForTicket } from '../../../demo/browser/rows.ts';
import { type DemoServer, startDemoServer } from '../../../demo/server/server.ts';
import { type RefusingProxy, startRefusingProxy } from '../../servers/refusing-proxy.ts';
import { openUntilClosed } from '../support/capture/page-socket.ts';
import { exportSession } from '../support/panel/export-session.ts';
import { launchWithPanel, type Stage } from '../support/stage.ts';

let server: DemoServer;
beforeAll(async () => {
  server = await startDemoServer();
});
afterAll(() => server.stop());

let stage: Stage | null = null;
let proxy: RefusingProxy | null = null;
afterEach(async () => {
  await stage?.close();
  await proxy?.stop();
});

it.each([
  { status: '403 Forbidden', text: 'Establishing a tunnel via proxy server failed.' },
  { status: '502 Bad Gateway', text: 'Establishing a tunnel via proxy server failed.' },
  {
    status: '407 Proxy Authentication Required',
    headers: ['Proxy-Authenticate: Basic realm="demo"'],
    text: 'Proxy authentication failed',
  },
])('a proxy that answers CONNECT with $status is named as the cause', async ({ status, text, headers }) => {
  proxy = await startRefusingProxy(status, headers);
  stage = await launchWithPanel({ url: server.url, args: [`--proxy-server=${proxy.address}`] });
  const { close } = await openUntilClosed(stage.page, 'ws://behind-the-proxy.test/echo/~by-proxy');
  const row = await waitForTicket(stage.panel, 'by-proxy', 1006);
  expect(close).toEqual({ code: 1006, reason: '', wasClean: false });
  expect(row).toMatchObject({ cause: 'proxy', confidence: 'certain' });
  const { sockets } = await exportSession(stage);
  expect(sockets.map(({ browserText }) => browserText)).toEqual([text]);
});
