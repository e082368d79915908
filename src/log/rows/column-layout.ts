import { type ColumnId, columnIds } from './columns.ts';

/** What the reader chose of the columns; what is absent is as the panel has it. */
export interface ColumnChoices {
  /** CSS pixels. */
  readonly widths: Readonly<Partial<Record<ColumnId, number>>>;
  readonly shown: Readonly<Partial<Record<ColumnId, boolean>>>;
}

/** Bounds of a column that is resized, in CSS pixels. */
export const columnWidth = { least: 44, most: 1_200 } as const;

/** Widths in CSS pixels that hold what a column mostly says; the two others share what is left. */
const usual: Readonly<Partial<Record<ColumnId, number>>> = {
  code: 70,
  initiator: 120,
  closedBy: 136,
  time: 84,
  lived: 108,
};

/** The list's width in CSS pixels from which on a column is shown unless the reader chose otherwise. */
const shownFrom: Readonly<Record<ColumnId, number>> = {
  code: 0,
  what: 0,
  socket: 0,
  time: 0,
  lived: 560,
  closedBy: 900,
  initiator: Number.POSITIVE_INFINITY,
};

/** A close is recognised by these: they cannot be hidden. */
const needed: readonly ColumnId[] = ['code', 'what'];

export const canHide = (column: ColumnId): boolean => !needed.includes(column);

/** The columns in sight, in their order, in a list of this width. */
export const shownColumns = ({ shown }: ColumnChoices, width: number): readonly ColumnId[] =>
  columnIds.filter((id) => !canHide(id) || (shown[id] ?? width >= shownFrom[id]));

/**
 * A track for each column, as `grid-template-columns` has it. All but the flexible ones take their width as long as there is
 * room; one column is always flexible, so that the row is filled.
 */
export function columnTracks(columns: readonly ColumnId[], { widths }: ColumnChoices): string {
  const flexible = columns.filter((id) => usual[id] === undefined && widths[id] === undefined);
  const filler = flexible.length > 0 ? flexible : ['what'];
  return columns
    .map((id) => {
      if (filler.includes(id)) return id === 'what' ? 'minmax(80px, 1.8fr)' : 'minmax(60px, 1fr)';
      return `minmax(${columnWidth.least}px, ${widths[id] ?? usual[id]}px)`;
    })
    .join(' ');
}

export const withinWidth = (width: number): number =>
  Math.round(Math.min(columnWidth.most, Math.max(columnWidth.least, width)));
