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

/** Distance from the end, in pixels, at which a list counts as scrolled to its end. */
export const nearEnd = 12;

/**
 * The virtual list for Preact: renders again when the range in sight changes. With `follow`, a list that stands at
 * its end stays there while items are appended; otherwise what is in sight keeps its place.
 */
export function useVirtualList({ follow, ...options }: Options): List {
  const [, render] = useReducer((count: number) => count + 1, 0);
  const all: VirtualizerOptions<HTMLElement, HTMLElement> = {
    overscan: 8,
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
