import type { Severity } from '../../registry/types.ts';
import type { Row } from '../rows/row.ts';
import type { Bar } from './bar.ts';

/** A bin's inline size in CSS pixels: room for a pointer, and for a hundred bins on a wide screen. */
export const binWidth = 14;

/** The lanes of a dense log, the worst first; living sockets last. */
const lanes: readonly (Severity | 'live')[] = ['error', 'warning', 'info', 'ok', 'live'];

const kindOf = ({ socket, severity }: Row): Severity | 'live' =>
  socket.state === 'ended' ? severity : 'live';

interface Times {
  readonly startOf: (row: Row) => number;
  readonly endOf: (row: Row) => number;
}

/**
 * Bars of a dense log: a lane for each way of ending that occurs, and in it the ends, counted by bins of equal time.
 * A living socket stands where it was made.
 */
export function layoutBins(
  rows: readonly Row[],
  place: (at: number) => number,
  width: number,
  { startOf, endOf }: Times,
): Bar[] {
  const kinds = new Set<Severity | 'live'>();
  for (const row of rows) kinds.add(kindOf(row));
  const present = lanes.filter((lane) => kinds.has(lane));
  const count = Math.max(1, Math.floor(width / binWidth));
  const size = width / count;
  const momentOf = (row: Row) => (row.socket.state === 'ended' ? endOf(row) : startOf(row));
  const bins = new Map<number, Row[]>();
  for (const row of rows) {
    const x = place(momentOf(row));
    // A socket that lived in the part looked at may have ended after it.
    if (x < 0 || x > width) continue;
    const column = Math.min(count - 1, Math.floor(x / size));
    const bin = present.indexOf(kindOf(row)) * count + column;
    const members = bins.get(bin);
    if (members) members.push(row);
    else bins.set(bin, [row]);
  }
  const fullest = Math.max(1, ...[...bins.values()].map((members) => members.length));
  return [...bins].map(([bin, members]) => {
    const lane = Math.floor(bin / count);
    const kind = present[lane] ?? 'live';
    const [only] = members;
    const alone = members.length === 1 && only;
    const moments = members.map(momentOf);
    return {
      lane,
      x: (bin % count) * size,
      width: size - 1,
      rows: members,
      severity: kind === 'live' ? 'info' : kind,
      live: kind === 'live',
      from: alone ? startOf(alone) : moments.reduce((a, b) => Math.min(a, b)),
      to: alone ? endOf(alone) : moments.reduce((a, b) => Math.max(a, b)),
      weight: Math.sqrt(members.length / fullest),
    };
  });
}
