import type { MessageView } from './reading/message-view.ts';
import { protocolOf } from './recognise-protocol.ts';
import type { Conversation, Heartbeat, HeartbeatPlan, RecognisedProtocol } from './types.ts';

/** Timers fire late and clocks differ by about this much, in milliseconds, but never by more than a fifth of a limit. */
const timerSlack = 1_000;

/** Whether a wait was as long as a limit, in milliseconds. */
const reached = (waited: number, limit: number): boolean => waited >= limit - Math.min(timerSlack, limit / 5);

const other = { server: 'page', page: 'server' } as const;
const directionOf = { server: 'received', page: 'sent' } as const;

function lastAt(views: readonly MessageView[], fits: (view: MessageView) => boolean): number | null {
  return views.findLast(fits)?.at ?? null;
}

/**
 * What the numbers of a plan and the times of the messages say of a heartbeat at the end of a connection. Silence is told
 * only of a side whose messages are known.
 */
export function judgeHeartbeat(plan: HeartbeatPlan, conversation: Conversation): Heartbeat {
  const { announced, interval, patience, noticedWithin = 0, whoPings, pong, anyCounts } = plan;
  const anyAnswers = plan.anyAnswers ?? anyCounts;
  const { views, openedAt, end, unread, timed } = conversation;
  const silence = plan.silence ?? interval + patience;
  const ofPinger = ({ direction }: MessageView) => direction === directionOf[whoPings];
  const answers = (view: MessageView) => !ofPinger(view) && (anyAnswers || (pong?.(view) ?? false));
  const lastPingAt = lastAt(views, (view) => ofPinger(view) && plan.ping(view));
  const lastPongAt = pong && lastAt(views, answers);
  const lastSignAt = anyCounts ? lastAt(views, ofPinger) : lastPingAt;
  const numbers = { announced, interval, patience, silence, noticedWithin };
  const facts = { ...numbers, whoPings, lastPingAt, lastPongAt, lastSignAt };

  const isKnown = (who: 'server' | 'page') => timed && !unread.includes(directionOf[who]);
  const canTell = pong !== null && isKnown(other[whoPings]);
  const open = canTell && lastPingAt !== null && (lastPongAt === null || lastPongAt < lastPingAt);
  const waited = open ? end - lastPingAt : 0;
  if (open && reached(waited, patience))
    return { ...facts, verdict: 'unanswered', whoWasSilent: other[whoPings], beyond: waited - patience };
  const since = isKnown(whoPings) ? (lastSignAt ?? openedAt) : null;
  const silent = since === null ? 0 : end - since;
  if (since !== null && reached(silent, silence))
    return { ...facts, verdict: 'missed', whoWasSilent: whoPings, beyond: silent - silence };
  const verdict = since === null || lastSignAt === null ? 'unknown' : 'fine';
  return { ...facts, verdict, whoWasSilent: null, beyond: null };
}

const ranks: readonly Heartbeat['verdict'][] = ['unanswered', 'missed', 'fine', 'unknown'];

/**
 * The heartbeats of a connection as one protocol has them: those that failed first, and of several that failed the one
 * whose limit was passed most narrowly before the others.
 */
export function readHeartbeats({ id }: RecognisedProtocol, conversation: Conversation): readonly Heartbeat[] {
  const plans = protocolOf(id)?.heartbeats?.(conversation) ?? [];
  const failed = ({ beyond }: Heartbeat) => beyond !== null;
  return plans
    .map((plan) => judgeHeartbeat(plan, conversation))
    .sort((left, right) =>
      failed(left) && failed(right)
        ? Math.abs(left.beyond ?? 0) - Math.abs(right.beyond ?? 0)
        : ranks.indexOf(left.verdict) - ranks.indexOf(right.verdict),
    );
}
