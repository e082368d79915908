import type { Handshake } from '../model/network-entry.ts';
import { mask } from '../model/redaction/redact.ts';
import { headerFits, valuesOf } from './answer-headers.ts';
import { allInfrastructure, infrastructureOf } from './data/index.ts';
import { domainOf, hostNameOf, hostStandsUnder } from './hosts.ts';
import type { HeaderMark, HostMark, MarkStrength } from './types.ts';

/** Someone who was recognised on the way. */
export interface Recognised {
  readonly id: string;
  /** The answer's header that showed it, 'host', or 'earlier-answer' (a handshake with the same host before). */
  readonly by: string;
  readonly strength: MarkStrength;
}

/** What is at hand of a socket. */
export interface OnTheWay {
  readonly url: string;
  /** Null where it was not seen. */
  readonly handshake: Handshake | null;
}

type Found = Pick<Recognised, 'by' | 'strength'>;

/** What shows whom, looked up by a host's domain and by a header's name: a flood of ends asks for many. */
const hostMarks = new Map<string, { readonly id: string; readonly mark: HostMark }[]>();
const headerMarks = new Map<string, { readonly id: string; readonly mark: HeaderMark }[]>();
const add = <Mark>(marks: Map<string, Mark[]>, key: string, mark: Mark) => {
  const there = marks.get(key) ?? [];
  marks.set(key, there);
  there.push(mark);
};
for (const { id, headers = [], hosts = [] } of allInfrastructure) {
  for (const mark of hosts) add(hostMarks, domainOf(mark.pattern), { id, mark });
  for (const mark of headers) add(headerMarks, mark.name.toLowerCase(), { id, mark });
}

const holds = ({ on }: HeaderMark, status: number | null) =>
  on === undefined || (on === 'upgrade') === (status === 101);

/**
 * A value that a session file masks shows what its writer recognised in it, where it is one of our own marks; what it names
 * besides counts for nothing.
 */
const saidByFile = (
  id: string,
  { name }: HeaderMark,
  { responseHeaders, recognisedInFile = [] }: Handshake,
) =>
  recognisedInFile.some((one) => one.id === id && one.by === name) &&
  valuesOf(responseHeaders, name).some((value) => value.includes(mask));

/** What shows each of them; a proof before a hint, else the first. */
function whatShows(url: string, handshake: Handshake | null): Map<string, Found> {
  const found = new Map<string, Found>();
  const note = (id: string, shown: Found) => {
    const before = found.get(id);
    if (!before || (before.strength === 'hint' && shown.strength === 'proof')) found.set(id, shown);
  };
  const host = hostNameOf(url);
  for (const { id, mark } of hostMarks.get(domainOf(host)) ?? [])
    if (hostStandsUnder(mark.pattern, host)) note(id, { by: 'host', strength: mark.strength });
  if (!handshake) return found;
  const { responseHeaders, status } = handshake;
  for (const name of new Set(responseHeaders.map(([given]) => given.toLowerCase())))
    for (const { id, mark } of headerMarks.get(name) ?? [])
      if (holds(mark, status) && (headerFits(responseHeaders, mark) || saidByFile(id, mark, handshake)))
        note(id, { by: mark.name, strength: mark.strength });
  return found;
}

/** Adds what the recognised ones stand on, and takes out those in whose place others stand. */
function completed(found: ReadonlyMap<string, Found>): readonly Recognised[] {
  if (found.size === 0) return [];
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
export const recogniseInfrastructure = ({ url, handshake }: OnTheWay): readonly Recognised[] =>
  completed(whatShows(url, handshake));

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
      const worth = infrastructureOf(id)?.kind === 'server' ? 'hint' : strength;
      if (remembered.get(id)?.strength !== 'proof')
        remembered.set(id, { id, by: 'earlier-answer', strength: worth });
    }
  }
  return [...here, ...remembered.values()];
}
