import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type VirtualizerOptions,
} from '@tanstack/virtual-core';
import { useLayoutEffect, useReducer, useState } from 'preact/hooks';

export type List = Virtualizer<HTMLElement, HTMLElement>;
type Options = Pick<
  VirtualizerOptions<HTMLElement, HTMLElement>,
  'count' | 'estimateSize' | 'getItemKey' | 'getScrollElement' | 'scrollPaddingEnd'
> & { readonly follow: boolean };

const heightOf = ({ count, estimateSize }: Pick<Options, 'count' | 'estimateSize'>): number =>
  Array.from({ length: count }, (_, index) => estimateSize(index)).reduce((sum, size) => sum + size, 0);

/** Distance from the end, in pixels, at which a list counts as scrolled to its end. */
export const nearEnd = 12;

/**
 * The virtual list for Preact: renders again when the range in sight changes. With `follow`, a list begins at its end,
 * and one that stands there stays while items are appended; otherwise what is in sight keeps its place.
 */
export function useVirtualList({ follow, ...options }: Options): List {
  const [, render] = useReducer((count: number) => count + 1, 0);
  const all: VirtualizerOptions<HTMLElement, HTMLElement> = {
    // Before the first layout the list is taken to fill the window, so that its first lines need not be drawn twice.
    initialRect: { width: window.innerWidth, height: window.innerHeight },
    initialOffset: () => (follow ? Math.max(0, heightOf(options) - window.innerHeight) : 0),
    overscan: 4,
    anchorTo: 'end',
    followOnAppend: follow,
    scrollEndThreshold: nearEnd,
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    onChange: () => render(undefined),
    ...options,
  };
  const [list] = useState(() => new Virtualizer<HTMLElement, HTMLElement>(all));
  list.setOptions(all);
  useLayoutEffect(() => list._didMount(), [list]);
  useLayoutEffect(() => list._willUpdate());
  return list;
}
