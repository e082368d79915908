import { setTimeout as pause } from 'node:timers/promises';

/** Pause in ms between two looks. */
const interval = 50;

/** Looks again and again until `look` gives something; throws with `what` after `timeout` ms. */
export async function until<Value>(
  what: string,
  look: () => Promise<Value | null | undefined | false>,
  timeout = 15_000,
): Promise<Value> {
  const deadline = Date.now() + timeout;
  while (Date.now() < deadline) {
    const found = await look();
    if (found) return found;
    await pause(interval);
  }
  throw new Error(`Waited ${timeout} ms in vain: ${what}`);
}
