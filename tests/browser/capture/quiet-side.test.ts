import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CDPSession } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { waitForRow } from '../../../demo/browser/rows.ts';
import { until } from '../../../demo/browser/until.ts';
import { exportSession } from '../support/panel/export-session.ts';
import { there } from '../support/panel/there.ts';
import { launchWithPanel, type Stage } from '../support/stage.ts';

/** CloudFront's limit, in ms: longer than any test may wait, so the page's clock is moved on instead. */
const limit = 600_000;
/** Before the end, in ms: a time after which nobody that may be on this machine ends a connection. */
const lastWords = 25_000;

const http = createServer((_request, response) => response.end('<!doctype html><title>quiet</title>'));
/** Answers as CloudFront does, and says something to each socket as it opens. */
const sockets = new WebSocketServer({ server: http });
sockets.on('headers', (headers) => headers.push('X-Amz-Cf-Pop: FRA56-P4'));
sockets.on('connection', (socket) => socket.send('news'));

let stage: Stage;
let clock: CDPSession;
let host = '';

beforeAll(async () => {
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done));
  host = `127.0.0.1:${(http.address() as AddressInfo).port}`;
  stage = await launchWithPanel({ url: `http://${host}/` });
  clock = await stage.page.createCDPSession();
});
afterAll(async () => {
  await stage?.close();
  for (const socket of sockets.clients) socket.terminate();
  http.close();
});

/** Opens a socket, and waits for the server's first word. */
const open = (path: string) =>
  stage.page.evaluate(
    (url) =>
      new Promise<void>((heard) => {
        const socket = new WebSocket(url);
        Object.assign(globalThis, { [new URL(url).pathname]: socket, heard: 0 });
        socket.onmessage = () => {
          heard();
          Object.assign(globalThis, { heard: Reflect.get(globalThis, 'heard') + 1 });
        };
      }),
    `ws://${host}${path}`,
  );

/** Moves the page's clock on by so many milliseconds. */
async function pass(milliseconds: number): Promise<void> {
  const passed = new Promise((done) => clock.once('Emulation.virtualTimeBudgetExpired', done));
  await clock.send('Emulation.setVirtualTimePolicy', { policy: 'advance', budget: milliseconds });
  await passed;
}

test('CloudFront counts what the server sends: it is named where the server was quiet, and not where the page was', async () => {
  await open('/server-quiet');
  await open('/page-quiet');
  await pass(limit - lastWords);
  const [serverQuiet, pageQuiet] = [...sockets.clients];
  await stage.page.evaluate(() => Reflect.get(globalThis, '/server-quiet').send('still here'));
  there(pageQuiet ?? null).send('more news');
  await until('the page has heard it', () =>
    stage.page.evaluate(() => Reflect.get(globalThis, 'heard') === 2),
  );
  await pass(lastWords);
  for (const socket of [serverQuiet, pageQuiet]) there(socket ?? null).terminate();
  await waitForRow(stage.panel, '/server-quiet', ({ cause }) => cause === 'idle-timeout');
  await waitForRow(stage.panel, '/page-quiet', ({ cause }) => cause === 'cut');
  const session = await exportSession(stage);
  const owners = Object.fromEntries(
    session.sockets.map(({ url, diagnosis }) => [
      new URL(url).pathname,
      [diagnosis.cause, diagnosis.confidence, ...(diagnosis.owners ?? [])],
    ]),
  );
  expect(owners).toEqual({
    '/server-quiet': ['idle-timeout', 'likely', 'cloudfront'],
    '/page-quiet': ['cut', 'likely'],
  });
});
