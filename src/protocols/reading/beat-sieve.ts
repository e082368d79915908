import type { LoggedMessage } from '../../model/network-entry.ts';
import type { Conversation, HeartbeatPlan, Protocol } from '../types.ts';
import { type MessageView, viewOf } from './message-view.ts';
import { unwrapSockJs } from './sockjs-frames.ts';

const pinger = { server: 'received', page: 'sent' } as const;

const isBeatOf = ({ whoPings, ping, pong }: HeartbeatPlan, view: MessageView): boolean =>
  view.direction === pinger[whoPings] ? ping(view) : (pong?.(view) ?? false);

/** A connection's beginning, as those who announce a heartbeat need it. */
function beginningOf(messages: readonly LoggedMessage[]): Conversation {
  const views = unwrapSockJs(messages).map(viewOf);
  const at = views.at(-1)?.at ?? 0;
  const subject = { url: '', requestedProtocols: [], protocol: '', messages };
  return { subject, views, openedAt: null, end: at, wasCut: false, bareCode: null, unread: [], timed: true };
}

/**
 * Tells pings and pongs of a connection's heartbeats from data that only has a sign of one: a word in it, which a page
 * may write at will. The connection's first messages are given each time, since they may announce the heartbeat.
 */
export function createBeatSieve(candidates: readonly Protocol[]) {
  let known: { readonly length: number; readonly plans: readonly HeartbeatPlan[] } | null = null;
  return (first: readonly LoggedMessage[], message: LoggedMessage): boolean => {
    if (known?.length !== first.length) {
      const beginning = beginningOf(first);
      const plans = candidates.flatMap(({ heartbeats }) => heartbeats?.(beginning) ?? []);
      known = { length: first.length, plans };
    }
    const { plans } = known;
    if (plans.length === 0) return false;
    const opening = first.find(({ direction }) => direction === 'received');
    const frames = opening === undefined || opening === message ? [message] : [opening, message];
    return unwrapSockJs(frames)
      .map(viewOf)
      .some((view) => view.at === message.at && plans.some((plan) => isBeatOf(plan, view)));
  };
}
