import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

/** An element's inline size in CSS pixels, kept up to date; `assumed` before it is laid out, which saves drawing it twice where that is right. */
export function useWidth(element: RefObject<HTMLElement | null>, assumed = 0): number {
  const [width, setWidth] = useState(assumed);
  useLayoutEffect(() => {
    const watched = element.current;
    if (!watched) return;
    setWidth(watched.clientWidth);
    if (typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(() => setWidth(watched.clientWidth));
    observer.observe(watched);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
