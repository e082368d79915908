/** How the delays of a run of failures go: 'too-few' to tell below three. */
export type Backoff = 'growing' | 'constant' | 'mixed' | 'too-few';

/** Delays up to this many milliseconds apart are the same delay, timers being what they are. */
const timerNoise = 30;
const growth = 1.5;

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
};

/** Compares the first third of the delays (milliseconds, oldest first) with the last. */
export function backoffOf(delays: readonly number[]): Backoff {
  if (delays.length < 3) return 'too-few';
  const third = Math.max(1, Math.floor(delays.length / 3));
  const [early, late] = [median(delays.slice(0, third)), median(delays.slice(-third))];
  if (late >= early * growth && late - early > timerNoise) return 'growing';
  return middleSpread(delays) <= Math.max(timerNoise, median(delays) / 2) ? 'constant' : 'mixed';
}

/** How far the middle half of the delays reaches: one late timer is no sign of chance. */
function middleSpread(delays: readonly number[]): number {
  const sorted = delays.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
  return at(0.75) - at(0.25);
}

/**
 * Whether delays are spread at random; null below four. Timers alone make small differences, and a plain exponential
 * backoff grows by one and the same factor until it stays at its ceiling.
 */
export function jitterOf(delays: readonly number[]): boolean | null {
  if (delays.length < 4) return null;
  if (backoffOf(delays) !== 'growing') {
    return middleSpread(delays) > Math.max(timerNoise, median(delays) * 0.05);
  }
  const factors = delays.slice(1).map((delay, index) => delay / Math.max(1, delays[index] ?? 1));
  const steps = factors.filter((factor) => Math.abs(factor - 1) > 0.05);
  const usual = median(steps);
  return steps.some((factor) => Math.abs(factor - usual) > usual * 0.15);
}
