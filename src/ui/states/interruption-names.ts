import type { Interruption } from '../../channel/messages.ts';

/** What an interruption is called in the keys of the states' texts. */
export type InterruptionName = 'canceled' | 'detached' | 'forbidden' | 'noAccess' | 'failed';

export const interruptionNames: Readonly<Record<Interruption, InterruptionName>> = {
  'canceled-by-user': 'canceled',
  detached: 'detached',
  'forbidden-page': 'forbidden',
  'no-access': 'noAccess',
  failed: 'failed',
};
