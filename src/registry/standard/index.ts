import type { Meaning } from '../types.ts';
import { standardMeaning } from './entry.ts';
import { protocolCodes } from './protocol.ts';
import { protocolCodesContinued } from './protocol-continued.ts';
import { registeredCodes } from './registered.ts';

/** The meanings of all codes registered with IANA, in ascending order. */
export const standardMeanings: readonly Meaning[] = [
  ...protocolCodes,
  ...protocolCodesContinued,
  ...registeredCodes,
]
  .toSorted((left, right) => left.code - right.code)
  .map(standardMeaning);

/** Every code registered with IANA, in ascending order. */
export const standardCodes: readonly number[] = standardMeanings.map(({ code }) => code);

const byCode = new Map(standardMeanings.map((meaning) => [meaning.code, meaning]));

/** The registered meaning of a code, if it has one. */
export const standardMeaningOf = (code: number): Meaning | undefined => byCode.get(code);
