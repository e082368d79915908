import type { RefObject } from 'preact';
import { useLayoutEffect, useReducer, useState } from 'preact/hooks';
import { drawnLines, indexNear, lastTop, topToShow } from './line-geometry.ts';

/** What others may do with a list. */
export interface List {
  /** Brings a line wholly into sight by the shortest way. */
  scrollToIndex(index: number): void;
  scrollToEnd(): void;
}

interface Options<Line> {
  readonly lines: readonly Line[];
  readonly idOf: (line: Line) => string;
  /** Every line's height in CSS pixels. */
  readonly lineHeight: number;
  /** Whether to stand at the end, whatever comes; otherwise the line that is first in sight keeps its place. */
  readonly follow: boolean;
  readonly scroller: RefObject<HTMLElement | null>;
  /** The reader went to the list's end, or up from it: new lines below do not count. */
  readonly onAtEnd?: ((atEnd: boolean) => void) | undefined;
}

export interface VirtualList {
  readonly list: List;
  /** Indices of the lines to draw: the first, and the one after the last. */
  readonly from: number;
  readonly to: number;
  /** Height of the part in sight, in CSS pixels. */
  readonly height: number;
  onScroll(): void;
}

/** Distance from the end, in pixels, at which a list counts as scrolled to its end. */
const nearEnd = 12;

/**
 * Draws only the lines in sight; all are of one height, so that every place is known without asking the document, which
 * would have to lay out what has just changed in it.
 */
class Scrolling<Line> implements List {
  top = 0;
  // Before the first layout the list is taken to fill the window, so that its first lines need not be drawn twice.
  height = window.innerHeight;
  /** Where the element stands, as far as is known. */
  #written = 0;
  /** Where it stood when it was scrolled last. */
  #scrolled = 0;
  #options: Options<Line>;
  readonly #render: () => void;

  constructor(options: Options<Line>, render: () => void) {
    this.#options = options;
    this.#render = render;
    if (options.follow) this.top = lastTop(this.size);
  }

  get size() {
    const { lines, lineHeight } = this.#options;
    return { count: lines.length, lineHeight, height: this.height };
  }

  /** Takes what this render has, and moves with it. */
  update(options: Options<Line>): void {
    const before = this.#options;
    this.#options = options;
    if (options.follow) this.top = lastTop(this.size);
    else if (options.lines !== before.lines) this.top = Math.min(lastTop(this.size), this.#kept(before));
  }

  /** Where the line that was first in sight is now. */
  #kept({ lines: before, lineHeight }: Options<Line>): number {
    const { lines, idOf } = this.#options;
    const index = Math.min(before.length - 1, Math.floor(this.top / lineHeight));
    const first = before[index];
    if (first === undefined) return this.top;
    const idAt = (at: number) => {
      const line = lines[at];
      return line && idOf(line);
    };
    const found = indexNear(idOf(first), index, lines.length, idAt);
    return found < 0 ? this.top : this.top + (found - index) * lineHeight;
  }

  /** Takes the height that the document gives. */
  resize(height: number): void {
    if (height === this.height) return;
    this.height = height;
    this.#render();
  }

  /** Moves the element to where it should stand. */
  settle(): void {
    const element = this.#options.scroller.current;
    if (!element || this.top === this.#written) return;
    element.scrollTop = this.top;
    this.#written = this.top;
  }

  readonly onScroll = (): void => {
    const element = this.#options.scroller.current;
    if (!element) return;
    const { scrollTop } = element;
    const movedUp = scrollTop < this.#scrolled;
    this.#scrolled = scrollTop;
    this.#written = scrollTop;
    this.#moveTo(scrollTop);
    if (lastTop(this.size) - scrollTop <= nearEnd) this.#options.onAtEnd?.(true);
    else if (movedUp) this.#options.onAtEnd?.(false);
  };

  #moveTo(top: number): void {
    const before = drawnLines(this.top, this.size);
    this.top = top;
    const { from, to } = drawnLines(top, this.size);
    if (from !== before.from || to !== before.to) this.#render();
  }

  scrollToIndex(index: number): void {
    this.#moveTo(topToShow(index, this.top, this.size));
    this.settle();
  }

  scrollToEnd(): void {
    this.#moveTo(lastTop(this.size));
    this.settle();
  }
}

/** The virtual list for Preact: renders again when the lines in sight change. */
export function useVirtualList<Line>(options: Options<Line>): VirtualList {
  const { scroller, lines, lineHeight, follow } = options;
  const [, render] = useReducer((count: number) => count + 1, 0);
  const [scrolling] = useState(() => new Scrolling(options, () => render(undefined)));
  scrolling.update(options);
  const { height } = scrolling;
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    scrolling.resize(element.clientHeight);
    if (typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(() => scrolling.resize(element.clientHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, [scrolling, scroller]);
  // Before the frame is drawn, so that it does not show another place first.
  useLayoutEffect(() => scrolling.settle(), [scrolling, lines, lineHeight, follow, height]);
  return {
    list: scrolling,
    ...drawnLines(scrolling.top, scrolling.size),
    height,
    onScroll: scrolling.onScroll,
  };
}
