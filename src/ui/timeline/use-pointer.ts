import { useRef, useState } from 'preact/hooks';
import type { PageSpan } from '../../model/log.ts';

/** What the pointer is over: a bar or a navigation by its index, or a shaded span by its kind. */
export type Hover =
  | { readonly bar: number }
  | { readonly navigation: number }
  | { readonly shade: PageSpan['kind'] };

type PlotEvent = PointerEvent & { readonly currentTarget: HTMLElement };

/** Pixels that a hand moves while it clicks. */
const steadyHand = 4;

const isShade = (kind: string | null | undefined): kind is PageSpan['kind'] =>
  kind === 'hidden' || kind === 'offline' || kind === 'asleep';

function underneath(event: PointerEvent): Hover | null {
  if (!(event.target instanceof Element)) return null;
  const { target } = event;
  const read = (name: string) => target.closest(`[data-${name}]`)?.getAttribute(`data-${name}`);
  const [bar, navigation, shade] = [read('bar'), read('navigation'), read('shade')];
  if (bar) return { bar: Number(bar) };
  if (navigation) return { navigation: Number(navigation) };
  return isShade(shade) ? { shade } : null;
}

/** Hover, click and drag over the plot. Places are pixels from the inline start. */
export function usePointer({
  width,
  mirrored,
  onClick,
  onDrag,
}: {
  readonly width: number;
  readonly mirrored: boolean;
  readonly onClick: (bar: number) => void;
  readonly onDrag: (from: number, to: number) => void;
}) {
  const [hover, setHover] = useState<Hover | null>(null);
  const [dragged, setDragged] = useState<{ readonly x: number; readonly width: number } | null>(null);
  const pressed = useRef<{ readonly x: number; readonly on: Hover | null } | null>(null);

  const placeOf = (event: PlotEvent) => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
    return Math.min(width, Math.max(0, mirrored ? width - x : x));
  };
  const spanTo = (x: number) => {
    const start = pressed.current?.x ?? x;
    return { x: Math.min(start, x), width: Math.abs(x - start) };
  };
  const release = () => {
    pressed.current = null;
    setDragged(null);
  };
  const handlers = {
    onPointerDown: (event: PlotEvent) => {
      if (event.button !== 0) return;
      pressed.current = { x: placeOf(event), on: underneath(event) };
      event.currentTarget.setPointerCapture?.(event.pointerId);
    },
    onPointerMove: (event: PlotEvent) => {
      const span = spanTo(placeOf(event));
      if (pressed.current && (dragged || span.width >= steadyHand)) setDragged(span);
      else setHover(underneath(event));
    },
    onPointerUp: (event: PlotEvent) => {
      const span = spanTo(placeOf(event));
      const on = pressed.current?.on;
      if (dragged && span.width >= steadyHand) onDrag(span.x, span.x + span.width);
      else if (on && 'bar' in on) onClick(on.bar);
      release();
    },
    onPointerLeave: () => setHover(null),
    onPointerCancel: release,
  };
  return { hover, dragged, handlers };
}
