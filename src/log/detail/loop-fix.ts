import type { FixStep } from '../../diagnosis/types.ts';

/** Heartbeats keep idle connections open; one that is lost at once was never idle. */
const isAboutIdling = ({ text }: FixStep): boolean => /\.fix\.(?:heartbeat|ping|noPing)$/.test(text.key);

/** Those steps of a fix that hold for a close in a reconnect loop. */
export const stepsInLoop = (fix: readonly FixStep[]): readonly FixStep[] =>
  fix.filter((step) => !isAboutIdling(step));
