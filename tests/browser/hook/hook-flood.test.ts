import { expect, test } from 'vitest';
import { until } from '../../../demo/browser/until.ts';
import { useHookStage } from '../support/capture/hook-stage.ts';

const stage = useHookStage();

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

/** How many sockets the reports say were made and ended, one by one or only counted. */
function reported() {
  const { reports } = stage;
  const counted = reports.of('overflow').at(-1) ?? { created: 0, ended: 0 };
  const threw = reports.of('threw').length;
  return {
    created: reports.of('created').length + threw + counted.created,
    ended: reports.of('closed').length + threw + counted.ended,
  };
}

const characters = () => sum(stage.reports.calls.map((call) => call.length));

test('500 sockets at once are reported one by one', async () => {
  await stage.page.evaluate(() => {
    for (let count = 0; count < 500; count++) new WebSocket(`ws://127.0.0.1:1/${count % 5}`);
  });
  await stage.reports.until(() => reported().ended === 500);
  expect(stage.reports.of('created')).toHaveLength(500);
  expect(stage.reports.of('closed')).toHaveLength(500);
  expect(stage.reports.of('overflow')).toEqual([]);
});

test('20,000 closes: a true count, every announced socket closed, few calls', async () => {
  const started = performance.now();
  const finished = stage.page.evaluate(
    () =>
      new Promise<void>((done) => {
        let ended = 0;
        for (let count = 0; count < 20_000; count++) {
          new WebSocket('ws://127.0.0.1:1/').onclose = () => {
            if (++ended === 20_000) done();
          };
        }
      }),
  );
  await finished;
  await stage.reports.until(() => reported().ended === 20_000);
  const seconds = (performance.now() - started) / 1_000;
  expect(reported()).toEqual({ created: 20_000, ended: 20_000 });
  const announced = new Set(stage.reports.of('created').map(({ socket }) => socket));
  expect(new Set(stage.reports.of('closed').map(({ socket }) => socket))).toEqual(announced);
  expect(characters()).toBeLessThan(6_000_000 + seconds * 1_100_000);
  expect(stage.reports.calls.length).toBeLessThan(100 + seconds * 70);
}, 180_000);

test('100,000 sockets in a loop leave the page usable', async () => {
  const { page } = stage;
  const loop = (await page.evaluate(() => {
    const started = performance.now();
    for (let count = 0; count < 100_000; count++) {
      try {
        new WebSocket(count % 2 === 0 ? 'ws://127.0.0.1:1/' : 'ws://');
      } catch {}
    }
    return performance.now() - started;
  })) as number;
  expect(loop).toBeLessThan(60_000);
  expect(await page.evaluate(() => document.title)).toBe('page');
  await stage.reports.until(() => reported().created === 100_000);
  expect(characters()).toBeLessThan(20_000_000);
}, 180_000);

test('a loop of close() calls, of fragments of a megabyte and of exceptions stays small', async () => {
  await stage.page.evaluate((url) => {
    const long = 'x'.repeat(1_000_000);
    const socket = new WebSocket(`${url}/`);
    for (let count = 0; count < 10_000; count++) {
      try {
        socket.close(1001, 'no');
      } catch {}
    }
    for (let count = 0; count < 300; count++) {
      try {
        new WebSocket(`nonsense://${long}`, [long, long]);
      } catch {}
    }
  }, stage.server.ws);
  await stage.reports.until(() => reported().created === 301);
  expect(stage.reports.of('close-called').length).toBeLessThanOrEqual(4);
  expect(characters()).toBeLessThan(6_000_000);
});

test('a socket that has ended is held by nobody: the browser takes it back once the page lets it go', async () => {
  const { page, session } = stage;
  await page.evaluate(
    () =>
      new Promise<void>((done) => {
        let ended = 0;
        const left = Array.from({ length: 20 }, () => {
          const socket = new WebSocket('ws://127.0.0.1:1/');
          socket.onclose = () => {
            ended += 1;
            if (ended === 20) done();
          };
          return new WeakRef(socket);
        });
        Object.assign(globalThis, { left });
      }),
  );
  const kept = async () => {
    await session.send('HeapProfiler.collectGarbage');
    return page.evaluate(() => {
      const { left } = globalThis as unknown as { left: WeakRef<WebSocket>[] };
      return left.filter((socket) => socket.deref() !== undefined).length;
    });
  };
  await until('the sockets are gone', async () => (await kept()) === 0);
});
