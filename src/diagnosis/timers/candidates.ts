import { allInfrastructure } from '../../infrastructure/data/index.ts';
import { type Recognised, recogniseWithEarlier } from '../../infrastructure/recognise-infrastructure.ts';
import type { IdleTimer, Infrastructure, LifetimeTimer, TimerEnd } from '../../infrastructure/types.ts';
import { isLoopback, targetOf } from '../target.ts';
import type { DiagnosisInput } from '../types.ts';

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
    history.earlier.flatMap(({ network }) => (network ? [network.handshake] : [])),
  );

const edges: readonly string[] = ['cdn', 'balancer', 'platform', 'tunnel'] satisfies Infrastructure['kind'][];

/** Kinds that cannot be on the way unless they were recognised themselves. */
function absentKinds(url: string, recognised: readonly Recognised[]): ReadonlySet<string> {
  if (isLoopback(targetOf(url))) return new Set([...edges, 'egress']);
  const proven = allInfrastructure.filter(({ id }) =>
    recognised.some((found) => found.id === id && found.strength === 'proof'),
  );
  const byHost = (id: string) => recognised.some((found) => found.id === id && found.by === 'host');
  return new Set([
    // The host is the platform's own, so nothing of another vendor stands before it, and it brings its own balancers.
    ...(proven.some(({ id, kind }) => (kind === 'platform' || kind === 'tunnel') && byHost(id)) ? edges : []),
    // A WebSocket ends at one server.
    ...(proven.some(({ kind }) => kind === 'server') ? ['server'] : []),
  ]);
}

/** A timer that only counts where its owner was recognised: by itself its figure says nothing. */
const needsOwner = (timer: IdleTimer | LifetimeTimer) =>
  timer.basis === 'presumed' || (timer.kind === 'idle' && timer.pingsFirst === true);

/** The timers that may have ended this socket, given how it ended; whether their figures fit is not asked yet. */
export function candidatesFor(input: DiagnosisInput, end: TimerEnd): readonly Candidate[] {
  const found = recognisedFor(input);
  const absent = absentKinds(input.socket.url, found);
  const replaced = new Set(
    allInfrastructure
      .filter(({ id }) => found.some((recognised) => recognised.id === id))
      .flatMap(({ insteadOf = [] }) => insteadOf),
  );
  return allInfrastructure.flatMap((owner) => {
    const recognised = found.find(({ id }) => id === owner.id) ?? null;
    if (!recognised && (absent.has(owner.kind) || replaced.has(owner.id))) return [];
    return (owner.timers ?? [])
      .filter((timer) => timer.kind !== 'heartbeat')
      .filter((timer) => timer.ends.includes(end) && (recognised !== null || !needsOwner(timer)))
      .map((timer) => ({ owner, timer, recognised }));
  });
}
