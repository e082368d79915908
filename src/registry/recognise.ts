import { parsedUrl } from '../model/parsed-url.ts';
import { fits, hostFits, pathFits, segmentsOf } from '../model/redaction/pattern.ts';
import type { CustomPack } from './custom/custom-pack-schema.ts';
import type { Pack, Recognition } from './pack.ts';
import type { Choice, LookupContext } from './types.ts';

/** What is known of a socket that can identify the service it talks to. */
export interface SocketTraits {
  /** The server chose the first subprotocol listed; false where the page only asked for them. */
  readonly chosen: boolean;
  readonly subprotocols: readonly string[];
  readonly host: { readonly name: string; readonly port: string } | null;
  readonly path: string;
  /** The path cut at its slashes. */
  readonly segments: readonly string[];
  readonly query: URLSearchParams;
}

/** Reads a socket's traits. The subprotocols a page asked for count only while the server has chosen none. */
export function traitsOf({ protocol = '', requestedProtocols = [], url = '' }: LookupContext): SocketTraits {
  const address = parsedUrl(url);
  return {
    chosen: protocol !== '',
    subprotocols: protocol === '' ? requestedProtocols : [protocol],
    host: address?.hostname ? { name: address.hostname, port: address.port } : null,
    path: address?.pathname ?? '',
    segments: segmentsOf(address?.pathname ?? ''),
    query: address?.searchParams ?? new URLSearchParams(),
  };
}

const bases = ['subprotocol', 'host', 'path', 'query'] as const;
type Basis = (typeof bases)[number];

/** The value that meets a condition, or undefined. A query's value is shown only where the rule names it. */
function met(basis: Basis, pattern: string, traits: SocketTraits): string | undefined {
  const { host, path, segments, query } = traits;
  switch (basis) {
    case 'subprotocol':
      return traits.subprotocols.find((name) => fits(pattern, name));
    case 'host':
      if (!host || !hostFits(pattern, host)) return undefined;
      return host.port === '' ? host.name : `${host.name}:${host.port}`;
    case 'path':
      return host && pathFits(pattern, segments) ? path : undefined;
    case 'query': {
      const present = (part: string) => {
        const [name = '', value] = part.split('=');
        return query.getAll(name).some((one) => value === undefined || one === value);
      };
      return pattern.split('&').every(present) ? pattern : undefined;
    }
  }
}

function firstMet(basis: Basis, patterns: readonly string[], traits: SocketTraits): string | undefined {
  for (const pattern of patterns) {
    const matched = met(basis, pattern, traits);
    if (matched !== undefined) return matched;
  }
  return undefined;
}

/** Patterns by what they are compared with; one of each list that is not empty must fit. */
type Conditions = Readonly<Record<Basis, readonly string[]>>;

/** Why conditions hold for a socket: the strongest with the value that met it; null where one is not met. */
function whyMet(conditions: Conditions, certainty: Choice['certainty'], traits: SocketTraits): Choice | null {
  let choice: Choice | null = null;
  for (const basis of bases) {
    const patterns = conditions[basis];
    if (patterns.length === 0) continue;
    const matched = firstMet(basis, patterns, traits);
    if (matched === undefined) return null;
    // What the page only asked for is no proof of what the server speaks.
    const onlyAsked = basis === 'subprotocol' && !traits.chosen;
    choice ??= { basis, certainty: onlyAsked ? 'presumed' : certainty, matched };
  }
  return choice;
}

const none: readonly string[] = [];
const listOf = (pattern: string | undefined) => (pattern === undefined ? none : [pattern]);

const conditionsOf = ({ subprotocol, host, path, query }: Recognition): Conditions => ({
  subprotocol: listOf(subprotocol),
  host: listOf(host),
  path: listOf(path),
  query: listOf(query),
});

const strengths: readonly Choice['basis'][] = bases;

const weight = ({ certainty, basis }: Choice) =>
  (certainty === 'proven' ? 0 : strengths.length) + strengths.indexOf(basis);

/** Orders choices: proven before presumed, then subprotocol, host, path, query. */
export const byStrength = (left: Choice, right: Choice): number => weight(left) - weight(right);

const rules = new WeakMap<Pack, readonly (readonly [Conditions, Recognition['certainty']])[]>();

/** A pack's rules, made ready once. */
function rulesOf(pack: Pack) {
  const known =
    rules.get(pack) ?? pack.recognise.map((rule) => [conditionsOf(rule), rule.certainty] as const);
  rules.set(pack, known);
  return known;
}

/** The strongest reason to take a socket for a pack's, or null. */
export function recognise(pack: Pack, traits: SocketTraits): Choice | null {
  let best: Choice | null = null;
  for (const [conditions, certainty] of rulesOf(pack)) {
    const choice = whyMet(conditions, certainty, traits);
    if (choice && (!best || byStrength(choice, best) < 0)) best = choice;
  }
  return best;
}

/** Why a user's pack holds for a socket, or null. The user's word on what to match is proof enough. */
export const recogniseCustom = ({ match }: CustomPack, traits: SocketTraits): Choice | null =>
  whyMet(
    {
      subprotocol: match.subprotocols ?? none,
      host: match.hosts ?? none,
      path: match.paths ?? none,
      query: none,
    },
    'proven',
    traits,
  );

/** What a pack's rules ask of the server, and not of the address on it. */
const serverBases: readonly Basis[] = ['subprotocol', 'host'];

/** Whether one of a pack's rules holds as far as it asks for the server. */
const mayBeFor = (pack: Pack, traits: SocketTraits): boolean =>
  rulesOf(pack).some(([conditions]) =>
    serverBases.every(
      (basis) => conditions[basis].length === 0 || firstMet(basis, conditions[basis], traits) !== undefined,
    ),
  );

interface ServerPacks {
  readonly server: string;
  readonly packs: readonly Pack[];
}

/** A flood of sockets goes to one server, mostly: the packs that may be for the last one are kept. */
const lastServers = new WeakMap<readonly Pack[], ServerPacks>();

/** The packs that may be for a socket's server; most are for others. */
export function packsForServer(all: readonly Pack[], traits: SocketTraits): readonly Pack[] {
  const server = JSON.stringify([traits.host, traits.subprotocols]);
  const known = lastServers.get(all);
  if (known?.server === server) return known.packs;
  const packs = all.filter((pack) => mayBeFor(pack, traits));
  lastServers.set(all, { server, packs });
  return packs;
}
