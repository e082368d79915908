import { useRef } from 'preact/hooks';
import type { Axis } from '../state/panel-layout.ts';

const steps: Record<string, number> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };
export const smallestShare = 20;
export const largestShare = 80;

const within = (share: number) => Math.min(largestShare, Math.max(smallestShare, share));

/**
 * The bar between two parts. `share` is the first part's percentage. Dragged by pointer, moved by the arrow keys
 * (WAI-ARIA, window splitter); `axis` is the direction in which the parts stand.
 */
export function Splitter({
  axis,
  share,
  label,
  controls,
  onChange,
}: {
  axis: Axis;
  share: number;
  label: string;
  controls: string;
  onChange: (share: number) => void;
}) {
  const dragging = useRef(false);

  const drag = (event: PointerEvent & { currentTarget: HTMLElement }) => {
    const box = event.currentTarget.parentElement?.getBoundingClientRect();
    if (!dragging.current || !box) return;
    const rtl = getComputedStyle(event.currentTarget).direction === 'rtl';
    const along = axis === 'block' ? event.clientY - box.top : event.clientX - box.left;
    const size = axis === 'block' ? box.height : box.width;
    if (size > 0) onChange(within(((rtl && axis === 'inline' ? size - along : along) / size) * 100));
  };

  const onKeyDown = (event: KeyboardEvent & { currentTarget: HTMLElement }) => {
    const rtl = getComputedStyle(event.currentTarget).direction === 'rtl';
    const step = steps[event.key];
    if (step !== undefined) {
      const mirrored = rtl && axis === 'inline' && event.key.match(/Left|Right/) ? -step : step;
      onChange(within(share + mirrored * 2));
    } else if (event.key === 'Home') onChange(smallestShare);
    else if (event.key === 'End') onChange(largestShare);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: an <hr> cannot be moved; this is ARIA's window splitter
    <div
      class={`splitter ${axis}`}
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-controls={controls}
      aria-orientation={axis === 'inline' ? 'vertical' : 'horizontal'}
      aria-valuemin={smallestShare}
      aria-valuemax={largestShare}
      aria-valuenow={Math.round(share)}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        dragging.current = true;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={drag}
      onPointerUp={() => {
        dragging.current = false;
      }}
      onLostPointerCapture={() => {
        dragging.current = false;
      }}
    />
  );
}
