/** Height of the header row in pixels, which stands before the lines and then over them; as in list.css. */
export const headerHeight = 22;

/** Lines drawn beyond each end of what is in sight, so that a step of scrolling finds them there. */
const overscan = 4;

/** What a list's places follow from; lengths in CSS pixels. */
export interface ListSize {
  readonly count: number;
  /** Every line's. */
  readonly lineHeight: number;
  /** Of the part in sight, header included. */
  readonly height: number;
}

/** How far a list can be scrolled. */
export const lastTop = ({ count, lineHeight, height }: ListSize): number =>
  Math.max(0, headerHeight + count * lineHeight - height);

/** The lines to draw where a list is scrolled to `top`: the first one's index, and the index after the last one's. */
export function drawnLines(top: number, { count, lineHeight, height }: ListSize) {
  const from = Math.floor(top / lineHeight) - overscan;
  const to = Math.ceil((top + height - headerHeight) / lineHeight) + overscan;
  return { from: Math.min(count, Math.max(0, from)), to: Math.min(count, Math.max(0, to)) };
}

/** Where to scroll to for a line to be wholly in sight: `top` itself where it is. */
export function topToShow(index: number, top: number, size: ListSize): number {
  const { lineHeight, height } = size;
  const highest = (index + 1) * lineHeight + headerHeight - height;
  return Math.min(lastTop(size), Math.max(0, Math.min(index * lineHeight, Math.max(top, highest))));
}

/** The index nearest to `start` of the line with this id; -1 where there is none. Lines mostly move by few places. */
export function indexNear(
  id: string,
  start: number,
  count: number,
  idAt: (index: number) => string | undefined,
): number {
  for (let distance = 0; start - distance >= 0 || start + distance < count; distance += 1) {
    if (idAt(start - distance) === id) return start - distance;
    if (idAt(start + distance) === id) return start + distance;
  }
  return -1;
}
