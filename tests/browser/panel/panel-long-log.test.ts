import { expect, test } from 'vitest';
import { until } from '../../../demo/browser/until.ts';
import { stopServiceWorker } from '../support/capture/service-worker.ts';
import { useDemoStage } from '../support/demo-stage.ts';

const demo = useDemoStage({
  keepsLog: true,
  args: ['--enable-precise-memory-info', '--js-flags=--expose-gc'],
});

/** More than one message to the panel holds. */
const many = 600;
const perTick = 5;

/** In the page: makes sockets that end at once, since their constructor throws; slowly enough for the hook to report all. */
const endMany = (from: number, to: number) =>
  demo.stage.page.evaluate(
    (first, last, step) =>
      new Promise<void>((resolve) => {
        let next = first;
        const timer = setInterval(() => {
          for (let count = 0; count < step && next <= last; count += 1, next += 1) {
            try {
              new WebSocket(`wss://long.example/n${String(next).padStart(4, '0')}`, ['same', 'same']);
            } catch {}
          }
          if (next <= last) return;
          clearInterval(timer);
          resolve();
        }, 20);
      }),
    from,
    to,
    perTick,
  );

/** In the panel: the numbers of the lines that stand inside the list's view, and how many closes there are. */
const look = () =>
  demo.stage.panel.evaluate(() => {
    const list = document.querySelector('[role="grid"]');
    const frame = list?.getBoundingClientRect();
    const header = list?.querySelector('.header')?.getBoundingClientRect();
    const seen = [...document.querySelectorAll('[data-close-code]')].flatMap((line) => {
      const { top, bottom } = line.getBoundingClientRect();
      const inside = frame && header && top >= header.bottom - 1 && bottom <= frame.bottom + 1;
      const number = /long\.example\/n(\d+)/.exec(line.textContent ?? '')?.[1];
      return inside && number ? [Number(number)] : [];
    });
    const closes = document.querySelector('[data-list="closes"] .count')?.textContent ?? '';
    return { seen: seen.sort((one, other) => one - other), closes: Number(closes.replace(/\D/g, '')) };
  });

const hasCloses = (count: number) =>
  until(`the panel has ${count} closes`, async () => (await look()).closes === count, 30_000);

test('a long log opens at its newest closes, and is whole in the end', async () => {
  const { panel } = demo.stage;
  await endMany(1, many);
  await hasCloses(many);
  await panel.evaluate(() => {
    document.documentElement.dataset.old = '';
    location.reload();
  });
  const isFresh = () => panel.evaluate(() => document.documentElement.dataset.old === undefined);
  // Asked while the document changes, the browser gives no answer.
  const seenAfresh = async () => ((await isFresh()) ? (await look()).seen : []);
  const first = await until('the panel has opened again', async () => {
    const seen = await seenAfresh().catch(() => []);
    return seen.length > 0 ? seen : null;
  });
  // Between two frames the list may be lower already, and not yet at its end.
  expect(first.at(-1)).toBeGreaterThan(many - 10);
  await hasCloses(many);
  await until('the newest is in sight', async () => (await look()).seen.at(-1) === many);
});

test('where the service worker was stopped, the list stays where it was read, and goes on', async () => {
  const { panel, browser } = demo.stage;
  await panel.evaluate(() => {
    const list = document.querySelector('[role="grid"]');
    if (list) list.scrollTop = list.scrollHeight / 2;
  });
  await until('the middle is in sight', async () => ((await look()).seen.at(-1) ?? many) < many - 100);
  const before = await look();
  await panel.evaluate(() => {
    const least = { closes: Number.POSITIVE_INFINITY };
    Object.assign(globalThis, { least });
    const count = document.querySelector('[data-list="closes"] .count');
    new MutationObserver(() => {
      least.closes = Math.min(least.closes, Number((count?.textContent ?? '').replace(/\D/g, '')));
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  await stopServiceWorker(browser);
  await endMany(many + 1, many + 3);
  await hasCloses(many + 3);
  const { least } = await panel.evaluate(() => ({
    least: (globalThis as unknown as { least: { closes: number } }).least.closes,
  }));
  expect(least).toBeGreaterThanOrEqual(many);
  expect((await look()).seen).toEqual(before.seen);
});

/** In the panel: scrolls by less than the view's height, one step a frame; gives the bytes of its objects that no collection takes away. */
const scroll = (steps: number) =>
  demo.stage.panel.evaluate(async (count) => {
    const list = document.querySelector('[role="grid"]');
    if (!list) throw new Error('The panel lists nothing.');
    for (let step = 0; step < count; step += 1) {
      list.scrollTop = 120 * (step % 100);
      await new Promise(requestAnimationFrame);
    }
    (globalThis as unknown as { gc(): void }).gc();
    return (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize;
  }, steps);

test('scrolling leaves nothing behind in memory', async () => {
  const before = await scroll(100);
  const after = await scroll(200);
  // A drawing that something holds on to takes some 25 kB (measured), so these would be 5 MB.
  expect(after - before).toBeLessThan(1_000_000);
});
