import type { Severity } from '../../registry/types.ts';
import type { Row } from '../rows/row.ts';

/** One lifetime, or several that would cover each other. Places are CSS pixels from the inline start. */
export interface Bar {
  readonly lane: number;
  readonly x: number;
  readonly width: number;
  /** In the order of their beginnings, in a bin in that of their ends; never empty. */
  readonly rows: readonly Row[];
  /** The worst of them. */
  readonly severity: Severity;
  /** True where every one of them still lives. */
  readonly live: boolean;
  readonly from: number;
  readonly to: number;
  /** How full a bin of a dense log is, above 0 up to 1; 1 for a lifetime. */
  readonly weight: number;
}
