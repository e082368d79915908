import { useLayoutEffect, useState } from 'preact/hooks';
import type { TimeView } from '../../log/timeline/timeline-layout.ts';

/** The shortest stretch that can be zoomed into, in milliseconds. */
const shortestView = 5;

/** The part of the whole that is looked at: the chosen span, or all; follows it until somebody zooms. */
export function useTimeView(whole: TimeView, span: TimeView | null) {
  const [zoomed, setZoomed] = useState<TimeView | null>(null);
  const [from, to] = [span?.from ?? null, span?.to ?? null];
  useLayoutEffect(() => {
    setZoomed(from === null || to === null ? null : { from, to: Math.max(to, from + shortestView) });
  }, [from, to]);
  const view = zoomed ?? whole;
  const length = view.to - view.from;

  /** Shows `factor` times as much around a time; the whole where that is no less. */
  const zoom = (factor: number, around: number = view.from + length / 2) => {
    const next = Math.max(shortestView, length * factor);
    if (next >= whole.to - whole.from) return setZoomed(null);
    const from = around - ((around - view.from) / length) * next;
    setZoomed(within({ from, to: from + next }, whole));
  };
  return {
    view,
    isWhole: zoomed === null,
    zoom,
    showAll: () => setZoomed(null),
    /** Moves by a part of what is seen; negative towards the past. */
    pan: (part: number) => {
      if (!zoomed) return;
      setZoomed(within({ from: view.from + length * part, to: view.to + length * part }, whole));
    },
  };
}

/** The same length, moved inside the whole. */
function within({ from, to }: TimeView, whole: TimeView): TimeView {
  const move = Math.max(whole.from - from, Math.min(0, whole.to - to));
  return { from: from + move, to: to + move };
}
