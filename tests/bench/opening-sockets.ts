import type { Figure } from './figures.ts';
import { inTurns } from './in-turns.ts';
import type { BenchPage } from './stages.ts';
import { median, spread } from './statistics.ts';

const rounds = 10;
const sockets = 100;

/** What `new WebSocket()` costs with the hook and without. */
export async function measureConstructor(
  plain: BenchPage,
  recording: BenchPage,
  ws: string,
): Promise<readonly Figure[]> {
  const times = await inTurns(plain, recording, rounds, ({ page }) =>
    page.evaluate(construct, `${ws}/open`, sockets),
  );
  const figure = (what: string, values: readonly number[]): Figure => ({
    what,
    value: `${median(values).toFixed(0)} µs`,
    target: '',
    detail: `${rounds} rounds of ${sockets} sockets; ${spread(values, 0)}`,
  });
  return [
    figure('new WebSocket() without the hook', times.plain),
    figure('new WebSocket() with the hook', times.recording),
  ];
}

/** In the page: µs for one `new WebSocket()`; the sockets are closed before it answers. */
async function construct(url: string, count: number): Promise<number> {
  const made: WebSocket[] = [];
  const start = performance.now();
  for (let index = 0; index < count; index += 1) made.push(new WebSocket(url));
  const time = ((performance.now() - start) / count) * 1000;
  await Promise.all(
    made.map(
      (socket) =>
        new Promise<void>((resolve) => {
          socket.addEventListener('open', () => socket.close());
          socket.addEventListener('close', () => resolve());
        }),
    ),
  );
  return time;
}
