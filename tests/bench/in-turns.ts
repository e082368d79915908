import type { BenchPage } from './stages.ts';

/** What was measured of two pages, a number a round. */
export interface Turns {
  readonly plain: readonly number[];
  readonly recording: readonly number[];
}

/**
 * Measures two pages in turns, after one turn each to warm up, changing the order each round, so that what else the
 * machine does hits both.
 */
export async function inTurns(
  plain: BenchPage,
  recording: BenchPage,
  rounds: number,
  measure: (page: BenchPage) => Promise<number>,
): Promise<Turns> {
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
