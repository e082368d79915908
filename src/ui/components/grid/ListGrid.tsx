import type { ComponentChildren, CSSProperties } from 'preact';
import { useCallback, useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { moveOf, target } from './grid-keys.ts';
import { LineSlots } from './line-slots.ts';
import { type List, nearEnd, useVirtualList } from './use-virtual-list.ts';

/** Height of the header row in pixels; as in list.css. */
const headerHeight = { wide: 28, compact: 44 };

/** What a line must put on its element to stand in its place. */
export interface LinePlace {
  readonly id: string;
  readonly role: 'row';
  readonly 'aria-rowindex': number;
  readonly 'aria-selected'?: boolean;
  readonly 'data-line': string;
  readonly style: CSSProperties;
}

interface Props<Line> {
  readonly label: string;
  readonly lines: readonly Line[];
  readonly idOf: (line: Line) => string;
  readonly columnCount: number;
  readonly heightOf: (line: Line) => number;
  readonly canSelect: (line: Line) => boolean;
  /**
   * Makes the header, again for every render. No node may outlive a render in here, and no component may skip one: the hooks'
   * functions keep old nodes, and these, by way of what was skipped, every render there ever was (measured: 10 kB
   * for each step of scrolling).
   */
  readonly header: () => ComponentChildren;
  /** `key` is that of the element in which the line stands. */
  readonly renderLine: (line: Line, key: string | number, place: LinePlace) => ComponentChildren;
  readonly selectedId: string | null;
  readonly onSelect: (id: string, event: MouseEvent | KeyboardEvent) => void;
  /** Enter, or a double click. */
  readonly onEnter: () => void;
  /** Keys that the grid itself has no use for. */
  readonly onKey?: (event: KeyboardEvent) => void;
  /** Whether to stay at the end while lines are appended. */
  readonly follow: boolean;
  /** The list left its end, or came back to it. */
  readonly onAtEnd?: (atEnd: boolean) => void;
  readonly listRef?: (list: List) => void;
  readonly compact: boolean;
}

/** An accessible grid that draws only the lines in sight, with the keys of a list. */
export function ListGrid<Line>(props: Props<Line>) {
  const { lines, idOf, selectedId } = props;
  const prefix = useId();
  const [lineSlots] = useState(() => new LineSlots());
  const latest = useRef(lines);
  latest.current = lines;
  const scroller = useRef<HTMLDivElement>(null);
  const lastTop = useRef(0);
  // A new function makes the list measure every line again: needed for new lines, but not for a step of scrolling.
  const getItemKey = useCallback(
    (index: number) => {
      const line = lines[index];
      return line === undefined ? index : idOf(line);
    },
    [lines, idOf],
  );
  const list = useVirtualList({
    count: lines.length,
    follow: props.follow,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => {
      const line = lines[index];
      return line ? props.heightOf(line) : 0;
    },
    getItemKey,
    // The header stands before the lines and then over them, so lines lie this much lower than the list assumes.
    scrollPaddingEnd: headerHeight[props.compact ? 'compact' : 'wide'],
  });
  props.listRef?.(list);

  const { compact, follow } = props;
  useEffect(() => list.measure(), [list, compact]);

  const height = list.scrollRect?.height ?? 0;
  // Also where only the list's height changes: when the timeline comes above it, its end is no longer in sight by
  // itself. Before the frame is drawn, so that it does not show another place first.
  useLayoutEffect(() => {
    if (follow && lines.length > 0) list.scrollToEnd();
  }, [list, lines, follow, height]);

  // What was chosen stays in sight when the detail takes its place beside or below.
  useEffect(() => {
    if (selectedId === null) return;
    const frame = requestAnimationFrame(() => {
      const index = latest.current.findIndex((line) => idOf(line) === selectedId);
      if (index >= 0) list.scrollToIndex(index, { align: 'auto' });
    });
    return () => cancelAnimationFrame(frame);
  }, [list, selectedId, height]);

  const select = (index: number, event: KeyboardEvent) => {
    const line = lines[index];
    if (!line) return;
    list.scrollToIndex(index, { align: 'auto' });
    props.onSelect(idOf(line), event);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target !== scroller.current) return;
    const move = moveOf(event.key);
    if (move !== null) {
      const from = lines.findIndex((line) => idOf(line) === selectedId);
      const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / 46) - 1);
      select(target(lines, props.canSelect, from, move, page), event);
      event.preventDefault();
    } else if (event.key === 'Enter' && selectedId !== null) {
      props.onEnter();
      event.preventDefault();
    } else props.onKey?.(event);
  };

  const lineAt = (event: MouseEvent) =>
    event.target instanceof Element
      ? event.target.closest('[data-line]')?.getAttribute('data-line')
      : undefined;

  const visible = list.getVirtualItems();
  const slots = lineSlots.assign(visible.map(({ key }) => String(key)));
  const selectedInSight = visible.some(({ key }) => key === selectedId);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot leave out the rows that are out of sight
    <div
      ref={scroller}
      class={compact ? 'list compact' : 'list'}
      role="grid"
      tabIndex={0}
      aria-label={props.label}
      aria-rowcount={lines.length + 1}
      aria-colcount={props.columnCount}
      aria-activedescendant={selectedInSight ? `${prefix}-${selectedId}` : undefined}
      onKeyDown={onKeyDown}
      onScroll={(event) => {
        // The list's own offset is not up to date yet; and only a move up leaves the end: new lines below do not.
        const { scrollTop, scrollHeight, clientHeight } = event.currentTarget;
        const movedUp = scrollTop < lastTop.current;
        lastTop.current = scrollTop;
        if (scrollHeight - scrollTop - clientHeight <= nearEnd) props.onAtEnd?.(true);
        else if (movedUp) props.onAtEnd?.(false);
      }}
      onClick={(event) => {
        const id = lineAt(event);
        if (id) props.onSelect(id, event);
      }}
      onDblClick={(event) => {
        if (lineAt(event)) props.onEnter();
      }}
    >
      {props.header()}
      {/* biome-ignore lint/a11y/useSemanticElements: part of the grid above */}
      <div class="lines" role="rowgroup" style={{ blockSize: `${list.getTotalSize()}px` }}>
        {visible.map(({ index, start, size }, place) => {
          const line = lines[index];
          if (!line) return null;
          const id = idOf(line);
          return props.renderLine(line, slots[place] ?? id, {
            id: `${prefix}-${id}`,
            role: 'row',
            'aria-rowindex': index + 2,
            ...(props.canSelect(line) ? { 'aria-selected': id === selectedId } : {}),
            'data-line': id,
            style: { transform: `translateY(${start}px)`, blockSize: `${size}px` },
          });
        })}
      </div>
    </div>
  );
}
