import { ofCauses } from './causes.ts';
import { ofCodes } from './codes.ts';
import { ofComparisons } from './comparisons.ts';

export const untruths = [...ofCodes, ...ofCauses, ...ofComparisons];
