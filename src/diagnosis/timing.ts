import type { EndedSocket } from '../model/socket.ts';
import { arrivedClose, idleGapOf, isSilentCut, lifetimeOf, mayHaveBeenAsked, pageCallOf } from './facts.ts';
import { idleOwners, lifetimeOwners, tolerance } from './known-timeouts.ts';
import type { Confidence, DiagnosisInput } from './types.ts';

/** A figure of this socket that a timer may explain, and how often the same URL showed it, this time included. */
export interface Figure {
  readonly milliseconds: number;
  readonly repeats: number;
  readonly owners: readonly string[];
}

/** What a clock may have to do with an end: read by `idle-timeout` and `lifetime-limit`. */
export interface Timing {
  readonly verdict: 'idle' | 'lifetime';
  readonly gap: Figure | null;
  readonly lifetime: Figure | null;
}

/** Shorter ones are no timeout anyone sets for idle connections. */
const shortestFigure = 10_000;

/** An end that a timer may have made: cut without a word, or the server's 1001, and no call of the page. */
function endedByTimer(socket: EndedSocket): boolean {
  if (!socket.everOpened || pageCallOf(socket) || mayHaveBeenAsked(socket)) return false;
  return isSilentCut(socket) || arrivedClose(socket)?.code === 1001;
}

function figure(
  { socket, history }: DiagnosisInput,
  measure: (socket: EndedSocket) => number | null,
  ownersOf: (milliseconds: number) => readonly string[],
): Figure | null {
  const milliseconds = measure(socket);
  if (milliseconds === null || milliseconds < shortestFigure) return null;
  const alike = history.siblings.filter((sibling) => {
    const other = measure(sibling);
    return endedByTimer(sibling) && other !== null && Math.abs(other - milliseconds) <= tolerance;
  });
  const owners = ownersOf(milliseconds);
  const repeats = alike.length + 1;
  return owners.length > 0 || repeats > 1 ? { milliseconds, repeats, owners } : null;
}

/** Which of two candidate figures tells more; equal ones mean that no data passed, which is an idle timeout's case. */
function stronger(gap: Figure, lifetime: Figure): Timing['verdict'] {
  const quietAllAlong = lifetime.milliseconds - gap.milliseconds <= tolerance;
  const onlyLifetimeIsKnown = gap.owners.length === 0 && lifetime.owners.length > 0;
  if (quietAllAlong) return onlyLifetimeIsKnown ? 'lifetime' : 'idle';
  if (gap.repeats !== lifetime.repeats) return gap.repeats > lifetime.repeats ? 'idle' : 'lifetime';
  return onlyLifetimeIsKnown ? 'lifetime' : 'idle';
}

/** Compares idle gap and lifetime with the known limits and with the other sockets of the URL; null where neither fits. */
export function timingOf(input: DiagnosisInput): Timing | null {
  if (!endedByTimer(input.socket)) return null;
  const gap = figure(input, idleGapOf, idleOwners);
  const lifetime = figure(input, lifetimeOf, lifetimeOwners);
  if (gap && lifetime) return { verdict: stronger(gap, lifetime), gap, lifetime };
  if (gap) return { verdict: 'idle', gap, lifetime };
  return lifetime ? { verdict: 'lifetime', gap, lifetime } : null;
}

/** A known figure is possible once and likely on repetition; one that nobody is known to have needs one more. */
export function confidenceOf({ repeats, owners }: Figure): Confidence {
  return repeats >= (owners.length > 0 ? 2 : 3) ? 'likely' : 'possible';
}
