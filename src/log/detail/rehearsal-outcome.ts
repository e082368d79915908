import type { Marker } from '../../model/log.ts';
import { bornAt, type EndedSocket } from '../../model/socket.ts';
import { urlIdentity } from '../../model/url-identity.ts';
import type { Row } from '../rows/row.ts';

/** How long a page is given to connect again, in milliseconds. */
export const rehearsalPatience = 30_000;

/** What the page did after a rehearsed close. */
export type RehearsalOutcome =
  /** `delay` in milliseconds. */
  | { readonly kind: 'reconnected'; readonly delay: number }
  | { readonly kind: 'not-within' }
  | { readonly kind: 'waiting' }
  /** The page went, or recording stopped, before the time was over. */
  | { readonly kind: 'not-seen' };

/**
 * Whether the page opened a new socket to the URL of one that the reader ended. `rows` are all of the log; `now` is
 * when it was last known to be complete, in milliseconds since the epoch.
 */
export function rehearsalOutcome(
  socket: EndedSocket,
  rows: readonly Row[],
  markers: readonly Marker[],
  now: number,
): RehearsalOutcome {
  const identity = urlIdentity(socket.url);
  const { endedAt } = socket;
  const later = rows
    .filter((row) => row.socket.createdAt !== null && row.socket.createdAt >= endedAt)
    .filter((row) => row.socket.id !== socket.id && urlIdentity(row.socket.url) === identity)
    .map((row) => bornAt(row.socket) - endedAt);
  const soonest = Math.min(...later);
  if (soonest <= rehearsalPatience) return { kind: 'reconnected', delay: soonest };
  const wentAway = markers.some(
    ({ kind, at }) => kind !== 'recording-started' && at >= endedAt && at <= endedAt + rehearsalPatience,
  );
  if (wentAway) return { kind: 'not-seen' };
  return { kind: now - endedAt >= rehearsalPatience ? 'not-within' : 'waiting' };
}
