import { afterEach, expect, test } from 'vitest';
import { until } from '../../../demo/browser/until.ts';
import { isEnded } from '../../../src/model/socket.ts';
import { type CaptureStage, type PanelLine, record } from '../support/capture/capture-page.ts';
import { stopServiceWorker } from '../support/capture/service-worker.ts';

let stage: CaptureStage & { panel: PanelLine };

afterEach(() => stage.close());

/** The rows, as a panel that is opened now gets them. */
async function allRows() {
  const panel = await stage.openPanel();
  const sockets = await panel.sockets();
  await panel.close();
  return sockets;
}

/** Makes sockets that fail, all at once; the browser has them fail one after the other, ever more slowly. */
const failing = (url: string, count: number) =>
  `for (let index = 0; index < ${count}; index += 1) new WebSocket('${url}-' + index).onclose = () => report();`;

test('a service worker that is stopped again and again while sockets fail doubles none and loses no words, in workers neither', {
  timeout: 180_000,
}, async () => {
  stage = await record();
  const count = 20;
  const url = `${stage.server.ws}/status/503`;
  stage.server.files.set(
    '/failing.js',
    `const report = () => postMessage('failed'); ${failing(`${url}?worker`, count)}`,
  );
  const failed = await stage.page.evaluateHandle(() => {
    const counts = { page: 0, worker: 0 };
    const report = () => {
      counts.page += 1;
    };
    new Worker('/failing.js').onmessage = () => {
      counts.worker += 1;
    };
    return Object.assign(globalThis, { counts, report }).counts;
  });
  await stage.page.evaluate(failing(`${url}?page`, count));
  const all = 2 * count;
  const total = () => failed.evaluate(({ page, worker }) => page + worker);
  for (const from of [1, all / 4, all / 2, all - 3]) {
    await until('sockets fail', async () => (await total()) >= from, 60_000);
    await stopServiceWorker(stage.browser);
  }
  await until('every socket has failed', async () => (await total()) === all, 60_000);
  await until('capture has them all', async () => {
    const sockets = await allRows();
    return sockets.length >= all && sockets.every(isEnded);
  });
  // What waits for a socket to claim it becomes a row when recording ends.
  await stage.panel.send({ type: 'stop-recording' });
  await until('stopped', async () => !(await stage.isAttached()));
  const rows = (await allRows()).map((socket) => {
    const words = isEnded(socket) ? socket.browserText?.text : undefined;
    return `${new URL(socket.url).search} ${words === undefined ? 'without words' : 'with words'}`;
  });
  const expected = ['page', 'worker'].flatMap((where) =>
    Array.from({ length: count }, (_, index) => `?${where}-${index} with words`),
  );
  expect(rows.sort()).toEqual(expected.sort());
});
