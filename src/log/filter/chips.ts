import type { Row } from '../rows/row.ts';

/** One press filters: what a chip is called, and the term it stands for. */
export interface Chip {
  readonly id: 'errors' | 'loops' | 'neverOpened' | 'byPage';
  readonly term: string;
  readonly count: number;
}

/** The chips with how many closes each would list; of loops, how many URLs are in one. */
export function chipsOf(ended: readonly Row[], loops: number): readonly Chip[] {
  let [errors, neverOpened, byPage] = [0, 0, 0];
  for (const { socket, severity, diagnosis } of ended) {
    if (severity === 'error') errors += 1;
    if (socket.state === 'ended' && !socket.everOpened) neverOpened += 1;
    if (diagnosis?.closedBy === 'page') byPage += 1;
  }
  return [
    { id: 'errors', term: 'is:error', count: errors },
    { id: 'loops', term: 'is:loop', count: loops },
    { id: 'neverOpened', term: 'is:never-opened', count: neverOpened },
    { id: 'byPage', term: 'by:page', count: byPage },
  ];
}
