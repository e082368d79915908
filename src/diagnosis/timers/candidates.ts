import { isClock } from '../../infrastructure/clocks.ts';
import { allInfrastructure, infrastructureOf } from '../../infrastructure/data/index.ts';
import { type Recognised, recogniseWithEarlier } from '../../infrastructure/recognise-infrastructure.ts';
import type { IdleTimer, Infrastructure, LifetimeTimer, TimerEnd } from '../../infrastructure/types.ts';
import { isLoopback, targetOf } from '../commands/target.ts';
import type { DiagnosisInput } from '../types.ts';
import { limitOf, type Measure, measureOf } from './timer-end.ts';

/** A timer that may have ended a socket, and how its owner was recognised; null where nothing showed it. */
export interface Candidate {
  readonly owner: Infrastructure;
  readonly timer: IdleTimer | LifetimeTimer;
  readonly recognised: Recognised | null;
}

/** Everyone recognised on the way of a socket; earlier answers of its URL help where its own was not seen. */
export const recognisedFor = ({ socket, history }: DiagnosisInput): readonly Recognised[] =>
  recogniseWithEarlier(
    { url: socket.url, handshake: socket.network?.handshake ?? null },
    history.siblings
      .filter(({ endedAt }) => endedAt <= socket.endedAt)
      .flatMap(({ network }) => (network ? [network.handshake] : [])),
  );

const edges: readonly string[] = ['cdn', 'balancer', 'platform', 'tunnel'] satisfies Infrastructure['kind'][];

/** Kinds that cannot be on the way unless they were recognised themselves. */
function absentKinds(url: string, recognised: readonly Recognised[]): ReadonlySet<string> {
  if (isLoopback(targetOf(url))) return new Set([...edges, 'egress']);
  const proven = recognised
    .filter(({ strength }) => strength === 'proof')
    .map(({ id, by }) => ({ kind: infrastructureOf(id)?.kind, byHost: by === 'host' }));
  return new Set([
    // The host is the platform's own: nothing of another vendor stands before it, and it brings its own balancers.
    ...(proven.some(({ kind, byHost }) => byHost && (kind === 'platform' || kind === 'tunnel')) ? edges : []),
    // Nobody puts one CDN behind another's host.
    ...(proven.some(({ kind, byHost }) => byHost && kind === 'cdn') ? ['cdn'] : []),
    // A WebSocket ends at one server.
    ...(proven.some(({ kind }) => kind === 'server') ? ['server'] : []),
  ]);
}

/**
 * Seconds after which someone proven to be on the way ends a quiet connection, by a limit that nobody can change. Where the
 * data stopped earlier than that, pings kept the connection awake, and with it every other timer that counts both sides.
 */
function keptAwakeWithin(recognised: readonly Recognised[]): number {
  const proven = recognised.filter(({ strength }) => strength === 'proof');
  const limits = proven
    .flatMap(({ id }) => infrastructureOf(id)?.timers ?? [])
    .filter((timer) => timer.kind === 'idle')
    .filter(
      ({ basis, counts, setting }) =>
        basis === 'documented' && counts === 'both' && setting.change === 'none',
    )
    .map(({ seconds, upTo = seconds }) => upTo);
  return Math.min(Number.POSITIVE_INFINITY, ...limits);
}

const clocks: readonly Omit<Candidate, 'recognised'>[] = allInfrastructure.flatMap((owner) =>
  (owner.timers ?? []).filter(isClock).map((timer) => ({ owner, timer })),
);

/** A timer that only counts where its owner was recognised: by itself its figure says nothing. */
const needsOwner = (timer: IdleTimer | LifetimeTimer) =>
  timer.basis === 'presumed' || (timer.kind === 'idle' && timer.pingsFirst === true);

/** The timers with which this end and these figures agree, less those that cannot be on the way. */
export function timerCandidates(
  input: DiagnosisInput,
  end: TimerEnd,
  figures: ReadonlyMap<Measure, number>,
): readonly Candidate[] {
  const fitting = clocks.filter(({ timer }) => {
    const milliseconds = figures.get(measureOf(timer));
    return milliseconds !== undefined && timer.ends.includes(end) && limitOf(timer, milliseconds) !== null;
  });
  if (fitting.length === 0) return [];
  const found = recognisedFor(input);
  const absent = absentKinds(input.socket.url, found);
  const awake = keptAwakeWithin(found);
  const isAwake = (timer: IdleTimer | LifetimeTimer) =>
    timer.kind === 'idle' && timer.counts === 'both' && timer.seconds > awake;
  const replaced = found.flatMap(({ id }) => infrastructureOf(id)?.insteadOf ?? []);
  return fitting
    .map(({ owner, timer }) => ({
      owner,
      timer,
      recognised: found.find(({ id }) => id === owner.id) ?? null,
    }))
    .filter(({ timer }) => !isAwake(timer))
    .filter(
      ({ owner, timer, recognised }) =>
        recognised !== null || !(absent.has(owner.kind) || replaced.includes(owner.id) || needsOwner(timer)),
    );
}
