import { afterEach, expect, test } from 'vitest';
import { until } from '../../../demo/browser/until.ts';
import { isEnded, type SocketRecord } from '../../../src/model/socket.ts';
import { type CaptureStage, type PanelLine, record } from '../support/capture/capture-page.ts';
import { stopServiceWorker } from '../support/capture/service-worker.ts';

let stage: CaptureStage & { panel: PanelLine };

afterEach(() => stage.close());

/** Sockets in one run, and how many of them at once: each ends by itself with the code in its path. */
const made = 600;
const atOnce = 3;
const stops = 10;

/** Has the page make sockets one after the other; gives what it has seen so far. */
const makeSockets = () =>
  stage.page.evaluateHandle(
    (base, count, several) => {
      const seen = { made: 0, closed: [] as string[] };
      const next = () => {
        if (seen.made === count) return;
        const socket = new WebSocket(`${base}/close/${4000 + (seen.made % 900)}?n=${seen.made++}`);
        socket.onclose = ({ code }) => {
          seen.closed.push(`${new URL(socket.url).search} ${code}`);
          setTimeout(next, 20);
        };
      };
      for (let line = 0; line < several; line += 1) next();
      return seen;
    },
    stage.server.ws,
    made,
    atOnce,
  );

/** The whole log, as a panel that is opened now gets it. */
async function wholeLog() {
  const panel = await stage.openPanel();
  const isWhole = async () => {
    const last = (await panel.messages()).findLast((message) => 'following' in message);
    return last !== undefined && 'following' in last && last.following === 0;
  };
  for (let asked = 0; !(await isWhole()); asked += 1) {
    await panel.send({ type: 'more' });
    await until('more came', async () => {
      const parts = (await panel.messages()).filter(({ type }) => type === 'older');
      return parts.length > asked;
    });
  }
  const [first] = await panel.messages();
  const sockets = await panel.sockets();
  await panel.close();
  return { sockets, dropped: first?.type === 'snapshot' ? first.log.dropped : Number.NaN };
}

const codeOf = (socket: SocketRecord) =>
  isEnded(socket) && socket.ending.kind === 'close-event' ? socket.ending.close.code : null;

test('a service worker that is stopped again and again during a stream of closes loses none and doubles none', {
  timeout: 180_000,
}, async () => {
  stage = await record();
  const seen = await makeSockets();
  for (let stop = 1; stop <= stops; stop += 1) {
    // At another moment of the stream each time; the page goes on meanwhile.
    const from = Math.floor((made * stop) / (stops + 2)) + ((stop * 7) % 11);
    await until('the stream is there', () =>
      seen.evaluate(({ closed }, count) => closed.length >= count, from),
    );
    await stopServiceWorker(stage.browser);
  }
  await until(
    'every socket has closed',
    () => seen.evaluate(({ closed }, count) => closed.length === count, made),
    60_000,
  );
  const truth = await seen.evaluate(({ closed }) => closed);
  await until('capture has the last close', async () => {
    const { sockets, dropped } = await wholeLog();
    return sockets.length + dropped >= made && sockets.every(isEnded);
  });
  const { sockets, dropped } = await wholeLog();
  const kept = sockets.map((socket) => `${new URL(socket.url).search} ${codeOf(socket)}`);
  expect(kept.length + dropped).toBe(made);
  expect(new Set(kept).size).toBe(kept.length);
  expect(kept.filter((close) => !truth.includes(close))).toEqual([]);
  expect(kept.length).toBe(made);
});
