import type { IdleTimer } from '../types.ts';

/** The usual idle limit: data of either side counts, the end is a cut without a close frame, and the vendor documents it. */
export const idleCut = {
  kind: 'idle',
  counts: 'both',
  ends: [1006],
  basis: 'documented',
} as const satisfies Partial<IdleTimer>;
