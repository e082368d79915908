import type { Meaning } from '../registry/types.ts';

/** The ranges of RFC 6455 section 7.4.2, by the names that the words use; 'impossible' fits no close frame. */
export type RangeName = 'unused' | 'protocol' | 'registered' | 'private' | 'beyond' | 'impossible';

/** Which range a number lies in (RFC 6455 sections 7.4.2 and 5.5.1: the frame has two bytes for it). */
export function rangeOf(code: number): RangeName {
  if (!Number.isInteger(code) || code < 0 || code > 65_535) return 'impossible';
  if (code < 1_000) return 'unused';
  if (code < 3_000) return 'protocol';
  if (code < 4_000) return 'registered';
  return code < 5_000 ? 'private' : 'beyond';
}

/** The range of a meaning that is nothing but its range; null for every other kind. */
export const bareRange = (meaning: Meaning): RangeName | null =>
  meaning.kind === 'range' ? rangeOf(meaning.code) : null;

/** Who may still give a number of the range a meaning: a specification, a registration, the two ends, or nobody. */
export type Openness = 'protocol' | 'registered' | 'private' | 'invalid';

/** RFC 6455 section 7.4.2: 1000-2999 by specification, 3000-3999 by registration, 4000-4999 by agreement. */
export const opennessOf = (range: RangeName): Openness =>
  range === 'protocol' || range === 'registered' || range === 'private' ? range : 'invalid';

/** True for numbers that an endpoint may choose today. */
export const isAllowed = (range: RangeName): boolean => range === 'registered' || range === 'private';
