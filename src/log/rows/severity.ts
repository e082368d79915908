import type { CauseId, Diagnosis } from '../../diagnosis/types.ts';
import { closeOf, type SocketRecord } from '../../model/socket.ts';
import type { Meaning, Severity } from '../../registry/types.ts';

/** Causes that say more than the code the page saw: 1006 is not always a fault, and no code not always harmless. */
const byCause: Partial<Record<CauseId, Severity>> = {
  normal: 'ok',
  'page-left': 'info',
  'frame-removed': 'info',
  'worker-ended': 'info',
  'tab-closed': 'info',
  'back-forward-cache': 'info',
  'page-closed-early': 'warning',
  'close-unanswered': 'warning',
  'idle-timeout': 'error',
  'renderer-crashed': 'error',
};

/** How bad an ending is, from its cause first and then its code. A socket that lives is 'info'. */
export function severityOf(
  socket: SocketRecord,
  diagnosis: Diagnosis | null,
  meaning: Meaning | null,
): Severity {
  if (socket.state !== 'ended') return 'info';
  const known = diagnosis && byCause[diagnosis.cause];
  if (known) return known;
  if (meaning) return meaning.facts.severity;
  return closeOf(socket)?.wasClean ? 'info' : 'error';
}
