import { afterEach, expect, test } from 'vitest';
import { until } from '../../../demo/browser/until.ts';
import { isEnded } from '../../../src/model/socket.ts';
import {
  type CaptureStage,
  has,
  openStage,
  type PanelLine,
  record,
} from '../support/capture/capture-page.ts';
import { serviceWorkerOf, stopServiceWorker } from '../support/capture/service-worker.ts';

let stage: CaptureStage;

afterEach(() => stage.close());

/** The ids of the problems that a panel was told. */
const problems = async (panel: PanelLine) =>
  (await panel.messages()).flatMap((message) => (message.type === 'problem' ? [message.id] : []));

/** What a new panel is told of the log: how many sockets ended, and how many were dropped. */
async function account(panel: PanelLine) {
  const messages = await panel.messages();
  const snapshot = messages.find((message) => message.type === 'snapshot');
  if (snapshot?.type !== 'snapshot') return expect.fail('no snapshot');
  return {
    shown: snapshot.following + snapshot.log.sockets.filter(isEnded).length,
    dropped: snapshot.log.dropped,
  };
}

test('where the browser’s storage is full the panel is told, and after a stop each close is there or counted', async () => {
  const recording = await record();
  stage = recording;
  await (await serviceWorkerOf(stage.browser)).evaluate(async () => {
    const room = 60_000;
    const { session } = chrome.storage;
    const free = session.QUOTA_BYTES - (await session.getBytesInUse());
    await session.set({ junk: 'x'.repeat(free - room) });
  });
  await stage.page.evaluate((url) => {
    const sockets = Array.from({ length: 200 }, () => new WebSocket(url));
    Object.assign(globalThis, { sockets });
  }, `${stage.server.ws}/close/4001`);
  await recording.panel.waitFor((sockets) => sockets.filter(isEnded).length === 200, 30_000);
  expect(await problems(recording.panel)).toEqual(['storage-full']);
  await recording.panel.close();
  const panel = await stage.openPanel();
  expect(await account(panel)).toEqual({ shown: 200, dropped: 0 });
  // Not the moment in which the storage is half written: that it holds all it can, and counts the rest.
  await until('the log is stored', async () => (await accounted()) === 200);
  await stopServiceWorker(stage.browser);
  const after = await account(await stage.openPanel());
  expect(after.shown).toBeGreaterThan(0);
  expect(after.shown).toBeLessThan(200);
  expect(after.shown + after.dropped).toBe(200);
});

/** How many closes the stored log has or counts as lost. */
const accounted = async () =>
  (await serviceWorkerOf(stage.browser)).evaluate(async () => {
    const items = await chrome.storage.session.get(null);
    const keys = Object.keys(items);
    const head = items[keys.find((key) => key.endsWith(':head')) ?? ''] as {
      readonly records: {
        readonly chunks: readonly { readonly count: number; readonly removed: readonly string[] }[];
        readonly lost: number;
      };
    };
    const { chunks, lost } = head.records;
    const single = keys.filter((key) => key.includes(':record:')).length;
    return chunks.reduce((sum, { count, removed }) => sum + count - removed.length, single + lost);
  });

test('a rehearsal in a page without CloseEvent fails, and the socket stays open', async () => {
  stage = await openStage();
  await stage.page.evaluate((url) => {
    Reflect.deleteProperty(globalThis, 'CloseEvent');
    Object.assign(globalThis, { kept: new WebSocket(url) });
  }, `${stage.server.ws}/one`);
  const panel = await stage.openPanel();
  await panel.send({ type: 'start-recording' });
  const [socket] = await panel.waitFor(has('page /one open adopted'));
  await panel.send({ type: 'rehearse', socketId: socket?.id ?? '', code: 2004, reason: '' });
  const answer = await until('an answer', async () =>
    (await panel.messages()).find((message) => message.type === 'rehearsed'),
  );
  expect(answer).toEqual({ type: 'rehearsed', socketId: socket?.id, problem: 'failed' });
  expect(has('page /one open adopted')(await panel.sockets())).toBe(true);
});
