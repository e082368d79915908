import type { Infrastructure } from '../types.ts';
import { balancers } from './balancer/index.ts';
import { cdns } from './cdn/index.ts';
import { egress } from './egress/index.ts';
import { platforms } from './platform/index.ts';
import { proxies } from './proxy/index.ts';
import { servers } from './server/index.ts';
import { tunnels } from './tunnel/index.ts';

/** Everything known, in the order in which candidates are named: what people meet most comes first. */
export const allInfrastructure: readonly Infrastructure[] = [
  ...proxies,
  ...balancers,
  ...cdns,
  ...platforms,
  ...tunnels,
  ...servers,
  ...egress,
];

const byId = new Map(allInfrastructure.map((entry) => [entry.id, entry]));

/** The entry of an id; null for an unknown one, e.g. from the file of a newer version. */
export const infrastructureOf = (id: string): Infrastructure | null => byId.get(id) ?? null;
