import { heartbeatAnswer } from '../../timers/failed-heartbeat.ts';
import type { Rule } from '../../types.ts';

/** A heartbeat that this connection announced failed, and the end fits its numbers. */
export const rule: Rule = (input) => heartbeatAnswer(input, 'likely');
