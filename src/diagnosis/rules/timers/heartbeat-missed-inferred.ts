import { heartbeatAnswer } from '../../timers/failed-heartbeat.ts';
import type { Rule } from '../../types.ts';

/** A heartbeat failed by numbers that fit less well, or by a library's defaults: what was seen of the end counts more. */
export const rule: Rule = (input) => heartbeatAnswer(input, 'possible');
