import type { Handshake } from '../model/network-entry.ts';
import { headerFits } from './answer-headers.ts';
import { allInfrastructure } from './data/index.ts';
import { hostNameOf, hostStandsUnder } from './hosts.ts';
import type { HeaderMark, Infrastructure, Strength } from './types.ts';

/** Someone who was recognised on the way. */
export interface Recognised {
  readonly id: string;
  /** The answer's header that showed it, 'host', or 'earlier-answer' (a handshake with the same host before). */
  readonly by: string;
  readonly strength: Strength;
}

/** What is at hand of a socket. */
export interface OnTheWay {
  readonly url: string;
  /** Null where it was not seen. */
  readonly handshake: Handshake | null;
}

type Found = Pick<Recognised, 'by' | 'strength'>;

const stronger = (found: readonly Found[]): Found | null =>
  found.find(({ strength }) => strength === 'proof') ?? found[0] ?? null;

const holds = ({ on }: HeaderMark, status: number | null) =>
  on === undefined || (on === 'upgrade') === (status === 101);

function whatShows({ headers = [], hosts = [] }: Infrastructure, host: string, handshake: Handshake | null) {
  const answer = handshake?.responseHeaders ?? [];
  const status = handshake?.status ?? null;
  const byHeader =
    answer.length === 0 ? [] : headers.filter((mark) => holds(mark, status) && headerFits(answer, mark));
  return stronger([
    ...hosts
      .filter(({ pattern }) => hostStandsUnder(pattern, host))
      .map(({ strength }) => ({ by: 'host', strength })),
    ...byHeader.map(({ name, strength }) => ({ by: name, strength })),
  ]);
}

/** Adds what the recognised ones stand on, and takes out those in whose place others stand. */
function completed(found: ReadonlyMap<string, Found>): readonly Recognised[] {
  const entries = allInfrastructure.filter(({ id }) => found.has(id));
  const replaced = new Set(entries.flatMap(({ insteadOf = [] }) => insteadOf));
  const implied = entries.flatMap(({ id, implies = [] }) =>
    implies
      .filter((other) => !found.has(other))
      .map((other) => [other, found.get(id)?.by ?? 'host'] as const),
  );
  return [
    ...entries.flatMap(({ id }) => {
      const shown = found.get(id);
      return shown ? [{ id, ...shown }] : [];
    }),
    ...[...new Map(implied)].map(([id, by]) => ({ id, by, strength: 'hint' as const })),
  ].filter(({ id }) => !replaced.has(id));
}

/**
 * Who stands between page and server, and who the server is, by the host in the URL and the answer's headers; each
 * at most once. An answer without headers, or one that nobody signed, excludes nobody.
 */
export function recogniseInfrastructure({ url, handshake }: OnTheWay): readonly Recognised[] {
  const host = hostNameOf(url);
  const found = new Map<string, Found>();
  for (const entry of allInfrastructure) {
    const shown = whatShows(entry, host, handshake);
    if (shown) found.set(entry.id, shown);
  }
  return completed(found);
}

const kindOf = new Map(allInfrastructure.map(({ id, kind }) => [id, kind]));

/**
 * The same, with what earlier answers of the same host showed where this one's headers do not: `by` is then
 * 'earlier-answer'. The caller vouches that the host is the same. A server that an earlier answer showed is a hint only, since a host
 * may have several behind it.
 */
export function recogniseWithEarlier(now: OnTheWay, earlier: readonly Handshake[]): readonly Recognised[] {
  const here = recogniseInfrastructure(now);
  if ((now.handshake?.responseHeaders.length ?? 0) > 0) return here;
  const known = new Set(here.map(({ id }) => id));
  const remembered = new Map<string, Recognised>();
  for (const handshake of earlier) {
    for (const { id, by, strength } of recogniseInfrastructure({ url: now.url, handshake })) {
      if (by === 'host' || known.has(id)) continue;
      const worth = kindOf.get(id) === 'server' ? 'hint' : strength;
      if (remembered.get(id)?.strength !== 'proof')
        remembered.set(id, { id, by: 'earlier-answer', strength: worth });
    }
  }
  return [...here, ...remembered.values()];
}
