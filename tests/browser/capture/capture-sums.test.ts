import { afterEach, expect, test } from 'vitest';
import { until } from '../../../demo/browser/until.ts';
import { type CaptureStage, type PanelLine, record, tabIdOf } from '../support/capture/capture-page.ts';
import { makeSockets } from '../support/capture/make-sockets.ts';
import { stopServiceWorker } from '../support/capture/service-worker.ts';
import { tallyOf } from '../support/capture/whole-log.ts';

let stage: CaptureStage & { panel: PanelLine };

afterEach(() => stage.close());

/** On a busy machine sockets that wait for each other take a while. */
const slow = { timeout: 240_000 };

const none = { lost: 0, doubled: 0, wrong: [] };

test('two tabs that are recorded at the same time have each its own sockets, each once', slow, async () => {
  stage = await record();
  const other = await stage.browser.newPage();
  await other.goto(`${stage.server.http}/other`);
  const otherTab = await tabIdOf(stage.browser, `${stage.server.http}/other`);
  const otherPanel = await stage.openPanel(otherTab);
  await otherPanel.send({ type: 'start-recording' });
  await until('both are recorded', async () => (await otherPanel.state()).kind === 'on');
  const made = 300;
  const seen = await Promise.all(
    [stage.page, other].map((page) => makeSockets(page, stage.server.ws, made, 3, 0)),
  );
  await until(
    'every socket has closed',
    async () => {
      const closed = await Promise.all(seen.map((each) => each.evaluate((state) => state.closed.length)));
      return closed.every((count) => count === made);
    },
    150_000,
  );
  for (const [index, tab] of [stage.tabId, otherTab].entries()) {
    const truth = (await seen[index]?.evaluate(({ closed }) => closed)) ?? [];
    expect(await tallyOf(stage, truth, tab)).toEqual({ ...none, kept: made, dropped: 0 });
  }
});

test('of 200 workers, every fourth of them ended with its socket open, each has one row', slow, async () => {
  stage = await record();
  stage.server.files.set(
    '/worker.js',
    `onmessage = ({ data: number }) => {
      const stays = number % 4 === 0;
      const socket = new WebSocket('${stage.server.ws}/' + (stays ? 'held' : 'close/4001') + '?n=' + number);
      if (stays) socket.onopen = () => postMessage('open');
      socket.onclose = ({ code }) => postMessage(code);
    };`,
  );
  const seen = await stage.page.evaluateHandle(() => {
    const ended: string[] = [];
    for (let number = 0; number < 200; number += 1) {
      const worker = new Worker('/worker.js');
      worker.onmessage = ({ data }) => {
        worker.terminate();
        ended.push(`?n=${number} ${data === 'open' ? 'gone' : data}`);
      };
      worker.postMessage(number);
    }
    return { ended };
  });
  await until('every worker has ended', () => seen.evaluate(({ ended }) => ended.length === 200), 120_000);
  const truth = await seen.evaluate(({ ended }) => ended);
  expect(await tallyOf(stage, truth)).toEqual({ ...none, kept: 200, dropped: 0 });
});

test(
  'of 6,000 sockets that a page makes in one task, each has a row or is counted, after a stop as well',
  slow,
  async () => {
    stage = await record();
    const made = 6_000;
    const seen = await stage.page.evaluateHandle(
      (base, count) => {
        const closed: string[] = [];
        for (let number = 0; number < count; number += 1) {
          const socket = new WebSocket(`${base}/close/${4000 + (number % 900)}?n=${number}`);
          socket.onclose = ({ code }) => closed.push(`${new URL(socket.url).search} ${code}`);
        }
        return { closed };
      },
      stage.server.ws,
      made,
    );
    await until(
      'every socket has closed',
      () => seen.evaluate(({ closed }, count) => closed.length === count, made),
      150_000,
    );
    await stopServiceWorker(stage.browser);
    const truth = await seen.evaluate(({ closed }) => closed);
    const tally = await tallyOf(stage, truth);
    expect(tally).toMatchObject(none);
    expect(tally.kept + tally.dropped).toBe(made);
  },
);
