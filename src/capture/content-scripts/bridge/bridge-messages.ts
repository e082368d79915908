import * as v from 'valibot';
import type { ResumedHook } from '../../../hook/reporting/reports.ts';
import { limits } from '../../../model/limits.ts';
import { type RehearsalProblem, rehearsalProblems } from '../../../model/recording.ts';

/** Bridge to background. What the page had a hand in is text or bounded numbers; `parseBridgeMessage` narrows it. */
export type BridgeMessage =
  /** The first of every port. `new`: the hook comes just now, and counts from 1; else it is there and counts on. */
  | { readonly type: 'document'; readonly hook: 'new' | 'known' }
  /** One call of the hook's binding. */
  | { readonly type: 'reports'; readonly payload: string }
  /** The answer to `resume`; null where the hook does not answer. */
  | { readonly type: 'resumed'; readonly resumed: ResumedHook | null }
  /** The answer to `rehearse` of the same number. */
  | { readonly type: 'rehearsed'; readonly request: number; readonly problem: RehearsalProblem | null };

/** Background to bridge. */
export type BridgeCommand =
  /** Have the hook report again, beginning with its calls after this number; null: with what it has from now on. */
  | { readonly type: 'resume'; readonly after: number | null }
  /** Nobody records this tab: have the hook report nothing, and hang up. */
  | { readonly type: 'pause' }
  | {
      readonly type: 'rehearse';
      readonly request: number;
      readonly socket: number;
      readonly code: number;
      readonly reason: string;
    };

const number = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const bridgeMessage = v.variant('type', [
  v.object({ type: v.literal('document'), hook: v.picklist(['new', 'known']) }),
  v.object({ type: v.literal('reports'), payload: v.pipe(v.string(), v.maxLength(limits.callLength)) }),
  v.object({
    type: v.literal('resumed'),
    resumed: v.nullable(
      v.object({ live: v.pipe(v.array(number), v.maxLength(limits.liveSockets)), last: number }),
    ),
  }),
  v.object({
    type: v.literal('rehearsed'),
    request: number,
    problem: v.nullable(v.picklist(rehearsalProblems)),
  }),
]);

/** Narrows what came by a bridge's port; null where it is nothing that a bridge says. */
export function parseBridgeMessage(message: unknown): BridgeMessage | null {
  const result = v.safeParse(bridgeMessage, message);
  return result.success ? result.output : null;
}
