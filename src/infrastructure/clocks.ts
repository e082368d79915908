import type { IdleTimer, LifetimeTimer, Timer } from './types.ts';

/** True for a timer that runs by the connection's own times, so that its figure shows in a record. */
export const isClock = (timer: Timer): timer is IdleTimer | LifetimeTimer =>
  timer.kind === 'idle' || timer.kind === 'lifetime';
