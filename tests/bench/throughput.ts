import type { Figure } from './figures.ts';
import { inTurns } from './in-turns.ts';
import type { BenchPage } from './stages.ts';
import { median, spread } from './statistics.ts';

/** Pairs of browsers, each fresh: two of the same kind differ by some 5 % as long as they live (measured). */
const pairs = 10;
/** Rounds with each pair, after one to warm up. */
const rounds = 4;
/** Messages of a round, on a socket that stays open: opening one is measured by itself. */
const messages = 10_000;

/** Starts a browser; it is closed after its pair's rounds. */
type Launch = () => Promise<BenchPage>;

/** Messages a second that a page gets, recording against DevTools alone. */
export async function measureThroughput(
  launchPlain: Launch,
  launchRecording: Launch,
  ws: string,
): Promise<readonly Figure[]> {
  const ratios: number[] = [];
  const all = { plain: [] as number[], recording: [] as number[] };
  for (let pair = 0; pair < pairs; pair += 1) {
    const plainFirst = pair % 2 === 0;
    const first = await (plainFirst ? launchPlain : launchRecording)();
    const second = await (plainFirst ? launchRecording : launchPlain)();
    const sides = plainFirst ? ([first, second] as const) : ([second, first] as const);
    for (const { page } of sides) await page.evaluate(open, `${ws}/flood`);
    const rates = await inTurns(...sides, rounds, ({ page }) => page.evaluate(receive, messages));
    await first.close();
    await second.close();
    ratios.push(median(rates.recording) / median(rates.plain));
    all.plain.push(...rates.plain);
    all.recording.push(...rates.recording);
  }
  const perSecond = (values: readonly number[]) => Math.round(median(values)).toLocaleString('en');
  return [
    {
      what: 'Messages while recording, ratio to DevTools alone',
      value: median(ratios).toFixed(2),
      target: '0.97',
      detail:
        `${pairs} pairs of fresh browsers, ${rounds} rounds each of ${messages.toLocaleString('en')} messages of 64 bytes; ` +
        `${perSecond(all.recording)} against ${perSecond(all.plain)} a second; ` +
        `ratios (least / quarter / three quarters / most) ${spread(ratios, 2)}`,
    },
  ];
}

interface FloodedPage {
  flooded: WebSocket;
}

/** In the page: opens the socket on which all messages come. */
function open(url: string): Promise<void> {
  return new Promise((resolve) => {
    const flooded = new WebSocket(url);
    flooded.binaryType = 'arraybuffer';
    flooded.addEventListener('open', () => resolve());
    Object.assign(globalThis, { flooded });
  });
}

/** In the page: asks for messages; how many a second came, from the first to the last. */
function receive(count: number): Promise<number> {
  const { flooded } = globalThis as unknown as FloodedPage;
  return new Promise((resolve) => {
    let left = count;
    let first = 0;
    flooded.onmessage = () => {
      if (left === count) first = performance.now();
      left -= 1;
      if (left === 0) resolve(((count - 1) / (performance.now() - first)) * 1000);
    };
    flooded.send(`${count}`);
  });
}
