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

/** What a panel was told of the log so far: how many sockets ended, how many live, and how many were dropped. */
async function account(panel: PanelLine) {
  const sockets = await panel.sockets();
  const messages = await panel.messages();
  const snapshot = messages.findLast((message) => message.type === 'snapshot');
  // Of a long log the panel asks for the rest, all of which has ended.
  const following = snapshot?.type === 'snapshot' ? snapshot.following : 0;
  const ended = sockets.filter(isEnded).length;
  const kept = ended + following;
  const counts = messages.flatMap((message) => {
    if (message.type === 'snapshot') return [message.log.dropped];
    return message.type === 'changes' ? [message.dropped] : [];
  });
  return { kept, open: sockets.length - ended, dropped: counts.at(-1) ?? 0 };
}

/** Leaves this much room in the browser's storage, in bytes, whatever is written to it meanwhile. */
async function fillStorage(room: number): Promise<void> {
  const worker = await serviceWorkerOf(stage.browser);
  await until('the storage is full', () =>
    worker.evaluate(async (left) => {
      const { session } = chrome.storage;
      const free = session.QUOTA_BYTES - (await session.getBytesInUse());
      const junk = 'x'.repeat(free - left);
      return session.set({ junk }).then(
        () => true,
        () => false,
      );
    }, room),
  );
}

/** Sockets of one run, each of which ends by itself. */
const made = 200;

const makeSockets = () =>
  stage.page.evaluate(
    (url, count) => {
      const sockets = Array.from({ length: count }, () => new WebSocket(url));
      Object.assign(globalThis, { sockets });
    },
    `${stage.server.ws}/close/4001`,
    made,
  );

test.each([
  ['at the first closes', 5],
  ['half way', made / 2],
  ['just before the last close', made - 3],
  ['as soon as all have closed', made],
])(
  'where the browser’s storage is full the panel is told, and after a stop %s each close is there or counted',
  async (_when, closes) => {
    const recording = await record();
    stage = recording;
    await fillStorage(60_000);
    await makeSockets();
    await recording.panel.waitFor((sockets) => sockets.filter(isEnded).length >= closes, 30_000);
    await stopServiceWorker(stage.browser);
    const panel = await stage.openPanel();
    await until('every close is there or counted', async () => {
      const { kept, open, dropped } = await account(panel);
      expect(kept + open + dropped).toBeLessThanOrEqual(made);
      return open === 0 && kept + dropped === made;
    });
    const told = [...(await problems(recording.panel)), ...(await problems(panel))];
    expect(new Set(told)).toEqual(new Set(['storage-full']));
  },
);

test('where the browser’s storage is full, as many closes stay as there is room for, the newest', async () => {
  const recording = await record();
  stage = recording;
  await makeSockets();
  await recording.panel.waitFor((sockets) => sockets.filter(isEnded).length === made, 30_000);
  await fillStorage(1_000);
  // One more, for which there is no room.
  await stage.page.evaluate(
    (url) => Object.assign(globalThis, { last: new WebSocket(url) }),
    `${stage.server.ws}/close/4002`,
  );
  await until('the panel is told', async () => (await problems(recording.panel)).includes('storage-full'));
  await recording.panel.waitFor(has('page /close/4002 4002'));
  await stopServiceWorker(stage.browser);
  const panel = await stage.openPanel();
  await panel.waitFor(has('page /close/4002 4002'));
  await until('every close is there or counted', async () => {
    const { kept, dropped } = await account(panel);
    return kept + dropped === made + 1;
  });
  expect((await account(panel)).kept).toBeGreaterThan(made / 4);
});

test('a storage that is cleared by hand loses nothing: the next change stores all of it again', async () => {
  const recording = await record();
  stage = recording;
  await makeSockets();
  await stage.page.evaluate(
    (url) => Object.assign(globalThis, { held: new WebSocket(url) }),
    `${stage.server.ws}/held`,
  );
  await recording.panel.waitFor((sockets) => sockets.filter(isEnded).length === made, 30_000);
  await recording.panel.waitFor(has('page /held open'));
  const worker = await serviceWorkerOf(stage.browser);
  await worker.evaluate(() => chrome.storage.session.clear());
  await stage.page.evaluate(
    (url) => Object.assign(globalThis, { last: new WebSocket(url) }),
    `${stage.server.ws}/close/4002`,
  );
  await recording.panel.waitFor(has('page /close/4002 4002'));
  await stopServiceWorker(stage.browser);
  await stage.page.evaluate(() => (globalThis as unknown as { held: WebSocket }).held.send('close 4003'));
  const panel = await stage.openPanel();
  await panel.waitFor(has('page /held 4003', 'page /close/4002 4002'));
  expect(await account(panel)).toEqual({ kept: made + 2, open: 0, dropped: 0 });
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
