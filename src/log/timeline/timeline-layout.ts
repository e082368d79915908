import type { Marker, PageSpan } from '../../model/log.ts';
import type { Row } from '../rows/row.ts';
import type { Bar } from './bar.ts';
import { layoutBins } from './bins.ts';
import { type Piece, placePieces } from './lanes.ts';

/** A stretch of time, in milliseconds since the epoch. */
export interface TimeView {
  readonly from: number;
  readonly to: number;
}

export interface TimelineLayout {
  /** 'lifetimes': a bar lasts as long as its sockets did. 'bins': a dense log, a lane for each way of ending. */
  readonly kind: 'lifetimes' | 'bins';
  readonly bars: readonly Bar[];
  readonly lanes: number;
  readonly navigations: readonly { readonly x: number; readonly marker: Marker }[];
  readonly shades: readonly { readonly x: number; readonly width: number; readonly kind: PageSpan['kind'] }[];
  /** `fine`: closer together than a tenth of a second. */
  readonly ticks: readonly { readonly x: number; readonly at: number; readonly fine: boolean }[];
}

export interface TimelineInput {
  readonly rows: readonly Row[];
  readonly markers: readonly Marker[];
  readonly spans: readonly PageSpan[];
  readonly view: TimeView;
  /** Milliseconds since the epoch; living sockets reach to it. */
  readonly now: number;
  /** CSS pixels. */
  readonly width: number;
}

/** The narrowest bar: room for its mark, and for a finger of the mouse. */
export const narrowestBar = 10;
/** From more sockets on, lifetimes cover each other: what is drawn then is how many ended how, and when. */
export const mostLifetimes = 150;
/** As many as a dense log needs for its ways of ending. */
export const mostLanes = 5;
/** Room for a clock time with its tenths. */
const tickRoom = 96;

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const tickSteps = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[1, 2, 5, 10, 15, 30].map((count) => count * second),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * minute),
  ...[1, 2, 3, 6, 12, 24, 48, 168].map((count) => count * hour),
];

const startOf = ({ socket }: Row): number => socket.createdAt ?? socket.firstSeenAt;
const endOf = (row: Row, now: number): number =>
  Math.max(startOf(row), row.socket.state === 'ended' ? row.socket.endedAt : now);

/** The time from the first socket to the last end, or to now while one lives; a second where nothing lasts. */
export function wholeView(rows: readonly Row[], now: number): TimeView {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const row of rows) {
    from = Math.min(from, startOf(row));
    to = Math.max(to, endOf(row, now));
  }
  if (!Number.isFinite(from) || !Number.isFinite(to)) return { from: now - minute, to: now };
  const room = Math.max(second, to - from) * 0.02;
  return { from: from - room, to: to + room };
}

/** Where everything stands. Pure; the same input gives the same picture. */
export function layoutTimeline(input: TimelineInput): TimelineLayout {
  const { rows, markers, spans, view, now, width } = input;
  const scale = width / Math.max(1e-6, view.to - view.from);
  const place = (at: number) => (at - view.from) * scale;
  const seen = rows.filter((row) => startOf(row) <= view.to && endOf(row, now) >= view.from);
  const placed =
    seen.length > mostLifetimes
      ? {
          kind: 'bins' as const,
          bars: layoutBins(seen, place, width, { startOf, endOf: (row) => endOf(row, now) }),
        }
      : {
          kind: 'lifetimes' as const,
          bars: placePieces(
            seen.sort((a, b) => startOf(a) - startOf(b)).map((row) => pieceOf(row, now, place, width)),
            mostLanes,
            narrowestBar + 2,
          ).map(({ lane, piece }) => barOf(lane, piece)),
        };
  return {
    ...placed,
    lanes: placed.bars.reduce((most, { lane }) => Math.max(most, lane + 1), 0),
    navigations: linesOf(markers, place, width),
    shades: shadesOf(spans, place, width, now),
    ticks: ticksOf(view, place, width),
  };
}

function pieceOf(row: Row, now: number, place: (at: number) => number, width: number): Piece {
  const start = Math.max(0, place(startOf(row)));
  const end = Math.max(start + narrowestBar, Math.min(width, place(endOf(row, now))));
  const over = Math.max(0, end - width);
  return {
    start: start - over,
    end: end - over,
    rows: [row],
    severity: row.severity,
    live: row.socket.state !== 'ended',
    from: startOf(row),
    to: endOf(row, now),
  };
}

const barOf = (lane: number, { start, end, ...piece }: Piece): Bar => ({
  ...piece,
  lane,
  x: start,
  width: end - start,
  weight: 1,
});

/** Navigations at least two pixels apart; closer ones are one line. */
function linesOf(markers: readonly Marker[], place: (at: number) => number, width: number) {
  const lines: { x: number; marker: Marker }[] = [];
  for (const marker of markers) {
    const x = place(marker.at);
    const last = lines.at(-1);
    if (marker.kind !== 'navigation' || x < 0 || x > width) continue;
    if (!last || x - last.x >= 2) lines.push({ x, marker });
  }
  return lines;
}

/** Spans hidden, offline and asleep; those of one kind that touch are one shade. */
function shadesOf(spans: readonly PageSpan[], place: (at: number) => number, width: number, now: number) {
  const shades: { x: number; width: number; kind: PageSpan['kind'] }[] = [];
  for (const kind of ['hidden', 'offline', 'asleep'] as const) {
    let end = Number.NEGATIVE_INFINITY;
    for (const span of spans) {
      const x = Math.max(0, place(span.from), end);
      const to = Math.min(width, place(span.to ?? now));
      if (span.kind !== kind || to <= x) continue;
      const last = shades.at(-1);
      if (last?.kind === kind && x - end < 1) shades[shades.length - 1] = { ...last, width: to - last.x };
      else shades.push({ x, width: to - x, kind });
      end = to;
    }
  }
  return shades;
}

function ticksOf({ from, to }: TimeView, place: (at: number) => number, width: number) {
  const wanted = ((to - from) * tickRoom) / Math.max(1, width);
  const step = tickSteps.find((size) => size >= wanted) ?? Math.ceil(wanted / (168 * hour)) * 168 * hour;
  const count = Math.max(0, Math.floor(to / step) - Math.ceil(from / step) + 1);
  return Array.from({ length: count }, (_, index) => {
    const at = (Math.ceil(from / step) + index) * step;
    return { x: place(at), at, fine: step < 100 };
  });
}
