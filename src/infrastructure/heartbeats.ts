import { allInfrastructure } from './data/index.ts';
import type { HeartbeatTimer, Infrastructure } from './types.ts';

/** Those that end a connection with this code and reason when their pings stay unanswered. */
export const heartbeatsThatSay = (
  code: number,
  reason: string,
): readonly { readonly owner: Infrastructure; readonly timer: HeartbeatTimer }[] =>
  allInfrastructure.flatMap((owner) =>
    (owner.timers ?? [])
      .filter((timer) => timer.kind === 'heartbeat')
      .filter(({ ends, says }) => says !== null && says === reason && ends.some((end) => end === code))
      .map((timer) => ({ owner, timer })),
  );
