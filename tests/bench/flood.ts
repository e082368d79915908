import type { Figure } from './figures.ts';
import type { BenchPage } from './stages.ts';
import { median, spread } from './statistics.ts';

const rounds = 10;
const messages = 30_000;
const sockets = 100;

/** Runs two measurements in turns, changing the order each round, so that what else the machine does hits both. */
async function inTurns(
  plain: BenchPage,
  recording: BenchPage,
  measure: (page: BenchPage) => Promise<number>,
): Promise<{ readonly plain: readonly number[]; readonly recording: readonly number[] }> {
  await measure(plain);
  await measure(recording);
  const results = { plain: [] as number[], recording: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 0) results.plain.push(await measure(plain));
    results.recording.push(await measure(recording));
    if (round % 2 === 1) results.plain.push(await measure(plain));
  }
  return results;
}

/** Messages a second that a page gets, recording against DevTools alone. */
export async function measureThroughput(
  plain: BenchPage,
  recording: BenchPage,
  ws: string,
): Promise<readonly Figure[]> {
  const rates = await inTurns(plain, recording, ({ page }) =>
    page.evaluate(receive, `${ws}/flood/${messages}`, messages),
  );
  const ratios = rates.recording.map((rate, round) => rate / (rates.plain[round] ?? Number.NaN));
  const perSecond = (values: readonly number[]) => Math.round(median(values)).toLocaleString('en');
  return [
    {
      what: 'Messages while recording, ratio to DevTools alone',
      value: median(ratios).toFixed(2),
      target: '0.97',
      detail:
        `${rounds} rounds of ${messages.toLocaleString('en')} messages of 64 bytes; ` +
        `${perSecond(rates.recording)} against ${perSecond(rates.plain)} a second; ` +
        `ratios (least / quarter / three quarters / most) ${spread(ratios, 2)}`,
    },
  ];
}

/** What `new WebSocket()` costs with the hook and without. */
export async function measureConstructor(
  plain: BenchPage,
  recording: BenchPage,
  ws: string,
): Promise<readonly Figure[]> {
  const times = await inTurns(plain, recording, ({ page }) =>
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

/** In the page: messages a second, from the first to the last. */
function receive(url: string, count: number): Promise<number> {
  return new Promise((resolve) => {
    let left = count;
    let first = 0;
    const socket = new WebSocket(url);
    socket.binaryType = 'arraybuffer';
    socket.addEventListener('message', () => {
      if (left === count) first = performance.now();
      left -= 1;
      if (left === 0) resolve(((count - 1) / (performance.now() - first)) * 1000);
    });
  });
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
