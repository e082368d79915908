import type { MessageKey } from '../../../locales/messages.ts';
import type { CauseId, Diagnosis } from '../../diagnosis/types.ts';

type ClosedByKey = Extract<MessageKey, `interface.row.closedBy.${string}`>;

type Stopped = 'serverRefused' | 'browserBlocked' | 'browserRejected' | 'neverReached' | 'nobody';

const refused = 'serverRefused';
const blocked = 'browserBlocked';
const rejected = 'browserRejected';
const unreached = 'neverReached';

/** What stopped a connection that never opened, by its cause. */
const neverOpened: Partial<Record<CauseId, Stopped>> = {
  'handshake-status': refused,
  'handshake-auth': refused,
  'blocked-port': blocked,
  'blocked-by-csp': blocked,
  'request-blocked': blocked,
  'mixed-content': blocked,
  'constructor-threw': blocked,
  'too-many-sockets': blocked,
  'tls-untrusted': rejected,
  'tls-expired': rejected,
  'tls-wrong-host': rejected,
  'handshake-invalid': rejected,
  'handshake-accept': rejected,
  'handshake-subprotocol': rejected,
  dns: unreached,
  refused: unreached,
  unreachable: unreached,
  offline: unreached,
  proxy: unreached,
};

/** Who or what kept a connection from opening; 'nobody' where its cause says no more than that it did not. */
export const whatStopped = (cause: CauseId): Stopped => neverOpened[cause] ?? 'nobody';

/** Who ended a connection, as `by:` of the filter has it. */
export const closedByTerm = ({ closedBy }: Pick<Diagnosis, 'closedBy'>): string =>
  closedBy === 'nobody' ? 'never-opened' : closedBy;

/** Who or what ended a connection, in two words. */
export function closedByWords(diagnosis: Pick<Diagnosis, 'cause' | 'closedBy'> | null): ClosedByKey {
  if (diagnosis === null) return 'interface.row.closedBy.unknown';
  const { cause, closedBy } = diagnosis;
  if (cause === 'rehearsed') return 'interface.row.closedBy.you';
  if (closedBy === 'nobody') return `interface.row.closedBy.${whatStopped(cause)}`;
  return `interface.row.closedBy.${closedBy}`;
}
