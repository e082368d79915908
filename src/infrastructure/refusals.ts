import type { Handshake } from '../model/network-entry.ts';
import { headerFits, valuesOf } from './answer-headers.ts';
import { allInfrastructure } from './data/index.ts';
import { recogniseInfrastructure } from './recognise-infrastructure.ts';
import type { HeaderSign, Infrastructure, Refusal } from './types.ts';

/** Who answered a handshake with something else than 101, and what it means there. */
export interface RefusedBy {
  readonly infrastructure: Infrastructure;
  readonly refusal: Refusal;
  /** The answer's header that shows it, with no more of its value than what shows it: 'x-vercel-error: NOT_FOUND'. */
  readonly header: string;
}

function fits({ headers, statuses }: Refusal, { status, responseHeaders }: Handshake): boolean {
  const wanted = statuses.length === 0 || (status !== null && statuses.includes(status));
  return wanted && headers.every((header) => headerFits(responseHeaders, header));
}

/** Values may hold ids of a visitor or a request: only what the pattern knows of is shown. */
function shown({ name, pattern }: HeaderSign, { responseHeaders }: Handshake): string {
  const known = valuesOf(responseHeaders, name).map((value) => pattern?.exec(value)?.[0].trim());
  const value = known.find((part) => part !== undefined);
  return value === undefined ? name : `${name}: ${value}`;
}

/**
 * The refusal that an answer's headers show; where several fit, a sure one first. Null where the headers were not
 * seen, or say nothing.
 */
export function refusalOf(url: string, handshake: Handshake | null): RefusedBy | null {
  if (!handshake || handshake.responseHeaders.length === 0 || handshake.status === 101) return null;
  const onHost = recogniseInfrastructure({ url, handshake })
    .filter(({ by }) => by === 'host')
    .map(({ id }) => id);
  const found = allInfrastructure.flatMap((infrastructure) =>
    (infrastructure.refusals ?? [])
      .filter((refusal) => !refusal.needsHost || onHost.includes(infrastructure.id))
      .filter((refusal) => fits(refusal, handshake))
      .map((refusal) => ({ infrastructure, refusal })),
  );
  const best = found.find(({ refusal }) => refusal.sure) ?? found[0];
  if (!best) return null;
  const [first] = best.refusal.headers;
  return { ...best, header: shown(first, handshake) };
}
