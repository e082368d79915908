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

/** What ended in one way within one stretch of time, while it is counted. */
interface Bin {
  readonly kind: Severity | 'live';
  readonly column: number;
  readonly rows: Row[];
  from: number;
  to: number;
}

/**
 * Bars of a dense log: a lane for each way of ending that occurs, and in it the ends, counted by bins of equal time.
 * A living socket stands where it was made. Looks at each row once: a dense log is drawn again while it grows.
 */
export function layoutBins(
  rows: readonly Row[],
  place: (at: number) => number,
  width: number,
  { startOf, endOf }: Times,
): Bar[] {
  const count = Math.max(1, Math.floor(width / binWidth));
  const size = width / count;
  const bins = new Map<number, Bin>();
  const kinds = new Set<Severity | 'live'>();
  for (const row of rows) {
    const kind = kindOf(row);
    kinds.add(kind);
    const at = kind === 'live' ? startOf(row) : endOf(row);
    const x = place(at);
    // A socket that lived in the part looked at may have ended after it.
    if (x < 0 || x > width) continue;
    const column = Math.min(count - 1, Math.floor(x / size));
    const key = lanes.indexOf(kind) * count + column;
    const bin = bins.get(key);
    if (bin) {
      bin.rows.push(row);
      bin.from = Math.min(bin.from, at);
      bin.to = Math.max(bin.to, at);
    } else bins.set(key, { kind, column, rows: [row], from: at, to: at });
  }
  const present = lanes.filter((lane) => kinds.has(lane));
  const fullest = [...bins.values()].reduce((most, bin) => Math.max(most, bin.rows.length), 1);
  return [...bins.values()].map(({ kind, column, rows: members, from, to }) => {
    const [only] = members;
    const alone = members.length === 1 && only;
    return {
      lane: present.indexOf(kind),
      x: column * size,
      width: size - 1,
      rows: members,
      severity: kind === 'live' ? 'info' : kind,
      live: kind === 'live',
      from: alone ? startOf(alone) : from,
      to: alone ? endOf(alone) : to,
      weight: Math.sqrt(members.length / fullest),
    };
  });
}
