import { afterEach, expect, test } from 'vitest';
import { until } from '../../../demo/browser/until.ts';
import { isEnded } from '../../../src/model/socket.ts';
import { type CaptureStage, openStage, type PanelLine, record } from '../support/capture/capture-page.ts';
import { keepMakingWorkers } from '../support/capture/many-workers.ts';

let stage: CaptureStage & { panel?: PanelLine };

afterEach(() => stage.close());

test('500 sockets to five URLs that fail and close at once each keep their own text', async () => {
  const recording = await record();
  stage = recording;
  const paths = ['/status/401', '/status/403', '/status/503', '/drop', '/close/4001'];
  const seenByPage = await recording.page.evaluate(
    async (base, all) => {
      const ends = Array.from({ length: 500 }, (_, index) => {
        const socket = new WebSocket(`${base}${all[index % all.length]}`);
        return new Promise<string>((done) => {
          socket.onclose = ({ code }) => done(`${new URL(socket.url).pathname} ${code}`);
        });
      });
      return Promise.all(ends);
    },
    recording.server.ws,
    paths,
  );
  const sockets = await recording.panel.waitFor(
    (found) => found.length === 500 && found.every(isEnded),
    30_000,
  );
  const seen = sockets.filter(isEnded).map((socket) => {
    const code = socket.ending.kind === 'close-event' ? socket.ending.close.code : socket.ending.kind;
    return `${new URL(socket.url).pathname} ${code}`;
  });
  expect(seen.sort()).toEqual([...seenByPage].sort());
  const texts = new Map(paths.map((path) => [path, new Set<string | undefined>()]));
  for (const socket of sockets.filter(isEnded)) {
    const text = socket.browserText?.text;
    // Chromium lets 255 sockets connect at once; it says so of the others.
    if (text !== 'Insufficient resources') texts.get(new URL(socket.url).pathname)?.add(text);
  }
  expect([...texts].map(([path, found]) => [path, ...found])).toEqual([
    ['/status/401', 'HTTP Authentication failed; no valid credentials available'],
    ['/status/403', 'Error during WebSocket handshake: Unexpected response code: 403'],
    ['/status/503', 'Error during WebSocket handshake: Unexpected response code: 503'],
    ['/drop', 'Connection closed before receiving a handshake response'],
    ['/close/4001', undefined],
  ]);
  const failed = sockets.filter(isEnded).filter(({ everOpened }) => !everOpened);
  expect(failed.every(({ browserText }) => browserText !== null)).toBe(true);
});

test('a worker’s failure, which the browser logs twice, counts once', async () => {
  const recording = await record();
  stage = recording;
  recording.server.files.set(
    '/worker.js',
    `globalThis.kept = new WebSocket('${recording.server.ws}/status/403');`,
  );
  await recording.page.evaluate(() => Object.assign(globalThis, { worker: new Worker('/worker.js') }));
  await recording.panel.waitFor((sockets) => sockets.some(isEnded));
  // How long an entry waits for its duplicate is held by tests/unit/capture/debugger/browser-log/worker-log-duplicates.
  await recording.page.evaluate(
    (url) => Object.assign(globalThis, { kept: new WebSocket(url) }),
    `${recording.server.ws}/drop`,
  );
  const sockets = await recording.panel.waitFor((found) => found.filter(isEnded).length >= 2);
  expect(sockets.map(({ context }) => context.kind).sort()).toEqual(['page', 'worker']);
});

test('a page that makes 200 workers keeps working, and each socket is seen', {
  timeout: 120_000,
}, async () => {
  const recording = await record();
  stage = recording;
  recording.server.files.set(
    '/worker.js',
    `const socket = new WebSocket('${recording.server.ws}/close/4001'); socket.onclose = () => postMessage('closed');`,
  );
  const closed = await recording.page.evaluate(async () => {
    const workers = Array.from({ length: 200 }, () => new Worker('/worker.js'));
    Object.assign(globalThis, { workers });
    const ends = workers.map(
      (worker) =>
        new Promise((done) => {
          worker.onmessage = done;
        }),
    );
    await Promise.all(ends);
    return ends.length;
  });
  expect(closed).toBe(200);
  const sockets = await recording.panel.waitFor(
    (found) => found.length === 200 && found.every(isEnded),
    60_000,
  );
  expect(sockets.every((socket) => isEnded(socket) && socket.ending.kind === 'close-event')).toBe(true);
});

test('workers that are closed while the debugger attaches to them harm nobody', {
  timeout: 120_000,
}, async () => {
  const recording = await record();
  stage = recording;
  recording.server.files.set('/worker.js', `globalThis.kept = new WebSocket('${recording.server.ws}/held');`);
  await recording.page.evaluate(async () => {
    for (let round = 0; round < 20; round += 1) {
      const workers = Array.from({ length: 10 }, () => new Worker('/worker.js'));
      // Each round ends its workers at another moment of attaching.
      await new Promise((done) => setTimeout(done, round * 2));
      for (const worker of workers) worker.terminate();
    }
  });
  await recording.page.evaluate(
    (url) => Object.assign(globalThis, { kept: new WebSocket(url) }),
    `${recording.server.ws}/close/4001`,
  );
  await recording.panel.waitFor((sockets) =>
    sockets.some((socket) => socket.context.kind === 'page' && isEnded(socket)),
  );
  await recording.panel.waitFor((sockets) => sockets.every(isEnded));
});

test('detaching while targets attach leaves nothing waiting', { timeout: 120_000 }, async () => {
  stage = await openStage();
  stage.server.files.set('/worker.js', `postMessage('runs');`);
  const panel = await stage.openPanel();
  const running = await keepMakingWorkers(stage.page);
  for (let round = 0; round < 5; round += 1) {
    await panel.send({ type: 'start-recording' });
    await until('recording', async () => (await panel.state()).kind === 'on');
    await panel.send({ type: 'stop-recording' });
    await until('stopped', async () => !(await stage.isAttached()));
  }
  await running.evaluate((state) => {
    state.stop = true;
  });
  await until('every worker runs', () => running.evaluate(({ made, ran }) => made === ran));
});
