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
