import type { RangeId } from '../registry/ranges.ts';
import { rangeOf } from '../registry/ranges.ts';
import type { Meaning } from '../registry/types.ts';

/** The range of a meaning that is nothing but its range; null for every other kind. */
export const bareRange = (meaning: Meaning): RangeId | null =>
  meaning.kind === 'range' ? rangeOf(meaning.code) : null;

/** Who may still give a number of the range a meaning: a specification, a registration, the two ends, or nobody. */
export type Openness = 'protocol' | 'registered' | 'private' | 'invalid';

/** RFC 6455 section 7.4.2: 1000-2999 by specification, 3000-3999 by registration, 4000-4999 by agreement. */
export const opennessOf = (range: RangeId): Openness =>
  range === 'protocol' || range === 'registered' || range === 'private' ? range : 'invalid';

/** True for numbers that an endpoint may choose today. */
export const isAllowed = (range: RangeId): boolean => range === 'registered' || range === 'private';
