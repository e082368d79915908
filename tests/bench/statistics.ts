/** A share of sorted values by nearest rank; `share` from 0 to 1. Throws for no values. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new Error('Nothing was measured.');
  return value;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Middle half and ends of the values, to be shown beside a median. */
export const spread = (values: readonly number[], digits = 1): string =>
  [0, 0.25, 0.75, 1].map((share) => quantile(values, share).toFixed(digits)).join(' / ');

/** How often a figure is measured at least: a 95th percentile of fewer says little. */
export const passes = 9;

/** The 95th percentile of milliseconds, and how they lie. */
export const tail = (values: readonly number[]): { readonly value: string; readonly detail: string } => ({
  value: `${quantile(values, 0.95).toFixed(0)} ms`,
  detail: `95th percentile of ${values.length}, median ${median(values).toFixed(1)}; ${spread(values)}`,
});
