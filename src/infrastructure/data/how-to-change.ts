import type { Paste, Setting } from '../types.ts';

/** A setting in a file of the product's own, or a call of its code. */
export const setIn = (language: Paste['language'], code: string, most?: number): Setting => ({
  change: 'setting',
  paste: { language, code },
  ...(most === undefined ? {} : { most }),
});

/** Only the vendor's support can change it. */
export const bySupport: Setting = { change: 'support' };

/** Nobody can change it. */
export const fixed: Setting = { change: 'none' };
