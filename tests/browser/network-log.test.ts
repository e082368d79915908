import { afterAll, beforeAll, expect, test } from 'vitest';
import { isEnded } from '../../src/model/socket.ts';
import { openPanelLine, type PanelLine, tabIdOf } from './support/capture-page.ts';
import { type SocketServer, serveSockets } from './support/capture-server.ts';
import { launchWithPanel, type Stage } from './support/stage.ts';

let server: SocketServer;
let stage: Stage;
let line: PanelLine;

beforeAll(async () => {
  server = await serveSockets();
  stage = await launchWithPanel({ url: server.http });
  line = await openPanelLine(stage.browser, await tabIdOf(stage.browser, server.http));
});
afterAll(async () => {
  await stage.close();
  server.close();
});

test('probe', async () => {
  await stage.page.evaluate(async (ws) => {
    const end = (url: string, p?: string[]) =>
      new Promise((done) => {
        const s = new WebSocket(url, p);
        s.onopen = () => s.send('hello');
        s.onclose = done;
      });
    await end(ws + '/close/4001?x=1#', ['a']).catch(() => 0);
    await end(ws + '/status/403');
    await end(ws + '/drop');
    await end('ws://127.0.0.1:1/refused');
    await end('ws://nowhere.invalid/');
  }, server.ws);
  await new Promise((done) => setTimeout(done, 4000));
  const found = await line.sockets();
  console.log(
    JSON.stringify(
      found.filter(isEnded).map(({ url, network, networkAmbiguous, createdAt, endedAt, openCall }) => ({
        url,
        network,
        networkAmbiguous,
        createdAt,
        endedAt,
        top: openCall?.stack[0],
      })),
      null,
      1,
    ),
  );
  expect(found.length).toBe(5);
});
