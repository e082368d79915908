import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds between two calls of `look`. */
const interval = 50;

/**
 * Calls `look` at intervals until it returns something; throws with `what` after `timeout` ms. Where `what` is a function
 * it is asked then, and can say what was seen instead.
 */
export async function until<Value>(
  what: string | (() => string),
  look: () => Promise<Value | null | undefined | false>,
  timeout = 45_000,
): Promise<Value> {
  const deadline = Date.now() + timeout;
  while (Date.now() < deadline) {
    const found = await look();
    if (found) return found;
    await pause(interval);
  }
  throw new Error(`Not within ${timeout} ms: ${typeof what === 'string' ? what : what()}`);
}
