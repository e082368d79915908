import type { CauseId } from '../../../src/diagnosis/types.ts';
import { applicationCauses } from './application-causes.ts';
import type { CauseRow } from './cause-row.ts';
import { clockCauses } from './clock-causes.ts';
import { codeCauses } from './code-causes.ts';
import { frameCauses } from './frame-causes.ts';
import { handshakeCauses } from './handshake-causes.ts';
import { notLetThroughCauses } from './not-let-through-causes.ts';
import { pageCauses } from './page-causes.ts';
import { wayCauses } from './way-causes.ts';

/** The page's sections that have a table of causes, by their headings. */
export const causeSections = {
  'The page, the frame, the worker': pageCauses,
  'The application protocol': applicationCauses,
  'Not let through': notLetThroughCauses,
  'The way to the server': wayCauses,
  'The opening handshake': handshakeCauses,
  'The browser failed the connection': frameCauses,
  "The server's code": codeCauses,
  'The clock, and silence': clockCauses,
} as const;

/** Every cause's row: the compiler refuses a cause without one. */
export const causeRows = {
  ...pageCauses,
  ...applicationCauses,
  ...notLetThroughCauses,
  ...wayCauses,
  ...handshakeCauses,
  ...frameCauses,
  ...codeCauses,
  ...clockCauses,
} as const satisfies Readonly<Record<CauseId, CauseRow>>;
