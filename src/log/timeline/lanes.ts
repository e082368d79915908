import type { Severity } from '../../registry/types.ts';
import type { Row } from '../rows/row.ts';

/** A lifetime, or several merged, on its way to a lane. `start` and `end` are pixels, `from` and `to` times. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly rows: readonly Row[];
  readonly severity: Severity;
  readonly live: boolean;
  readonly from: number;
  readonly to: number;
}

export interface PlacedPiece {
  readonly lane: number;
  readonly piece: Piece;
}

const ranks: readonly Severity[] = ['ok', 'info', 'warning', 'error'];

/** Pixels of picture that merging two pieces of different kinds is held to cost, besides what it covers. */
const costOfMixing = 40;

/** What merging would draw that was not there: two pieces of one extent cost nothing. */
function costOfMerging(a: Piece, b: Piece): number {
  const union = Math.max(a.end, b.end) - Math.min(a.start, b.start);
  const mixed = a.severity !== b.severity || a.live !== b.live;
  return 2 * union - (a.end - a.start) - (b.end - b.start) + (mixed ? costOfMixing : 0);
}

const merged = (earlier: Piece, later: Piece): Piece => ({
  start: earlier.start,
  end: Math.max(earlier.end, later.end),
  rows: [...earlier.rows, ...later.rows],
  severity:
    ranks.indexOf(earlier.severity) >= ranks.indexOf(later.severity) ? earlier.severity : later.severity,
  live: earlier.live && later.live,
  from: Math.min(earlier.from, later.from),
  to: Math.max(earlier.to, later.to),
});

/** Rows are gathered in place while merging, since copying them each time would cost the square of a dense log. */
interface Growing extends Omit<Piece, 'rows'> {
  readonly rows: Row[];
}

function absorb(earlier: Growing, later: Growing): Growing {
  const { rows: _, ...rest } = merged({ ...earlier, rows: [] }, { ...later, rows: [] });
  earlier.rows.push(...later.rows);
  return { ...rest, rows: earlier.rows };
}

/**
 * Puts pieces, sorted by their start, into at most `lanes` lanes; `room` is the least number of pixels a piece takes
 * up. Where no lane is free, the two pieces at the front that are most alike become one.
 */
export function placePieces(pieces: readonly Piece[], lanes: number, room: number): PlacedPiece[] {
  const columns: Growing[][] = Array.from({ length: lanes }, () => []);
  const endOf = (piece: Growing | undefined) =>
    piece ? Math.max(piece.end + 2, piece.start + room) : Number.NEGATIVE_INFINITY;
  for (const given of pieces) {
    const piece: Growing = { ...given, rows: [...given.rows] };
    const free = columns.find((column) => endOf(column.at(-1)) <= piece.start);
    if (free) free.push(piece);
    else mergeFront(columns, piece);
  }
  return columns.flatMap((column, lane) => column.map((piece) => ({ lane, piece })));
}

/** Merges the cheapest pair among the lanes' last pieces and the new one; one of the lanes then takes the new one. */
function mergeFront(columns: readonly Growing[][], piece: Growing): void {
  let best = { cost: Number.POSITIVE_INFINITY, into: 0, from: -1 };
  columns.forEach((column, into) => {
    const front = column.at(-1);
    if (!front) return;
    const cost = costOfMerging(front, piece);
    if (cost < best.cost) best = { cost, into, from: -1 };
    for (let other = 0; other < columns.length; other += 1) {
      const later = columns[other]?.at(-1);
      // The later one joins the earlier, after which nothing stands in its lane yet.
      if (other === into || !later || later.start < front.start) continue;
      const pairCost = costOfMerging(front, later);
      if (pairCost < best.cost) best = { cost: pairCost, into, from: other };
    }
  });
  const target = columns[best.into];
  const front = target?.pop();
  if (!target || !front) return;
  const later = best.from < 0 ? piece : columns[best.from]?.pop();
  target.push(later ? absorb(front, later) : front);
  if (best.from >= 0) columns[best.from]?.push(piece);
}
