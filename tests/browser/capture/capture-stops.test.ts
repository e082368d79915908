import { afterEach, expect, test } from 'vitest';
import { until } from '../../../demo/browser/until.ts';
import { type CaptureStage, type PanelLine, record } from '../support/capture/capture-page.ts';
import { makeSockets } from '../support/capture/make-sockets.ts';
import { stopServiceWorker } from '../support/capture/service-worker.ts';
import { tallyOf } from '../support/capture/whole-log.ts';

let stage: CaptureStage & { panel: PanelLine };

afterEach(() => stage.close());

/** Sockets in one run, and how many of them at once: each ends by itself with the code in its path. */
const made = 600;
const atOnce = 3;
const stops = 10;

const makeSome = () => makeSockets(stage.page, stage.server.ws, made, atOnce);

const hasClosed = (seen: Awaited<ReturnType<typeof makeSome>>, count: number) =>
  until(
    `${count} sockets have closed`,
    () => seen.evaluate(({ closed }, wanted) => closed.length >= wanted, count),
    60_000,
  );

test('a service worker that is stopped again and again during a stream of closes loses none and doubles none', {
  timeout: 180_000,
}, async () => {
  stage = await record();
  const seen = await makeSome();
  for (let stop = 1; stop <= stops; stop += 1) {
    // At another moment of the stream each time; the page goes on meanwhile.
    await hasClosed(seen, Math.floor((made * stop) / (stops + 2)) + ((stop * 7) % 11));
    await stopServiceWorker(stage.browser);
  }
  await hasClosed(seen, made);
  const truth = await seen.evaluate(({ closed }) => closed);
  expect(await tallyOf(stage, truth)).toEqual({ kept: made, dropped: 0, lost: 0, doubled: 0, wrong: [] });
});

test('stops that follow at once on each other, as soon as it runs again, lose none and double none', {
  timeout: 180_000,
}, async () => {
  stage = await record();
  const seen = await makeSome();
  for (const from of [made / 6, made / 2, (made * 5) / 6]) {
    await hasClosed(seen, from);
    for (let stop = 0; stop < 4; stop += 1) await stopServiceWorker(stage.browser);
  }
  await hasClosed(seen, made);
  const truth = await seen.evaluate(({ closed }) => closed);
  expect(await tallyOf(stage, truth)).toEqual({ kept: made, dropped: 0, lost: 0, doubled: 0, wrong: [] });
});
