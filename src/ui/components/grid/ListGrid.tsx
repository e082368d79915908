import type { ComponentChildren, CSSProperties } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { moveOf, target } from './grid-keys.ts';
import { LineSlots } from './line-slots.ts';
import { type List, useVirtualList } from './use-virtual-list.ts';

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
  /** Every line's height in CSS pixels. */
  readonly lineHeight: number;
  readonly canSelect: (line: Line) => boolean;
  readonly isSelected: (line: Line) => boolean;
  /**
   * Makes the header, again for every render. No node may outlive a render in here, and no component may skip one: the hooks'
   * functions keep old nodes, and these, by way of what was skipped, every render there ever was (measured: 10 kB
   * for each step of scrolling).
   */
  readonly header: () => ComponentChildren;
  /** `key` is that of the element in which the line stands. */
  readonly renderLine: (line: Line, key: string | number, place: LinePlace) => ComponentChildren;
  /** What was chosen: the list scrolls to its line when it is something else. */
  readonly selectedId: string | null;
  readonly onSelect: (line: Line, event: MouseEvent | KeyboardEvent) => void;
  /** Enter, or a double click. */
  readonly onEnter: () => void;
  /** A menu is asked for, by pointer or key; the place is in CSS pixels of the window. */
  readonly onMenu?: (line: Line, place: { readonly x: number; readonly y: number }) => void;
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
  const { lines, idOf, selectedId, isSelected, lineHeight } = props;
  const prefix = useId();
  const [lineSlots] = useState(() => new LineSlots());
  const latest = useRef({ lines, isSelected });
  latest.current = { lines, isSelected };
  const scroller = useRef<HTMLDivElement>(null);
  const { list, from, to, height, onScroll } = useVirtualList({
    lines,
    idOf,
    lineHeight,
    follow: props.follow,
    scroller,
    onAtEnd: props.onAtEnd,
  });
  props.listRef?.(list);

  // What was chosen stays in sight when the detail takes its place beside or below.
  useEffect(() => {
    if (selectedId === null) return;
    const frame = requestAnimationFrame(() => {
      const index = latest.current.lines.findIndex(latest.current.isSelected);
      if (index >= 0) list.scrollToIndex(index);
    });
    return () => cancelAnimationFrame(frame);
  }, [list, selectedId, height]);

  const select = (index: number, event: KeyboardEvent) => {
    const line = lines[index];
    if (!line) return;
    list.scrollToIndex(index);
    props.onSelect(line, event);
  };

  const openMenu = (line: Line | undefined, place: { x: number; y: number } | null) => {
    if (!line || !props.onMenu || !props.canSelect(line)) return false;
    const element = document.getElementById(`${prefix}-${idOf(line)}`);
    const { left, right, bottom } = (element ?? scroller.current)?.getBoundingClientRect() ?? new DOMRect();
    const startsLeft = scroller.current === null || getComputedStyle(scroller.current).direction === 'ltr';
    props.onMenu(line, place ?? { x: startsLeft ? left + 16 : right - 16, y: bottom });
    return true;
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target !== scroller.current) return;
    const move = moveOf(event.key);
    if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
      if (openMenu(lines.find(isSelected), null)) event.preventDefault();
    } else if (move !== null) {
      const from = lines.findIndex(isSelected);
      const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / lineHeight) - 2);
      select(target(lines, props.canSelect, from, move, page), event);
      event.preventDefault();
    } else if (event.key === 'Enter' && selectedId !== null) {
      props.onEnter();
      event.preventDefault();
    } else props.onKey?.(event);
  };

  const lineAt = (event: Event): Line | undefined => {
    const id =
      event.target instanceof Element && event.target.closest('[data-line]')?.getAttribute('data-line');
    return id ? lines.find((line) => idOf(line) === id) : undefined;
  };

  const visible = lines.slice(from, to);
  const ids = visible.map(idOf);
  const slots = lineSlots.assign(ids);
  const selected = visible.find(isSelected);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot leave out the rows that are out of sight
    <div
      ref={scroller}
      class={props.compact ? 'list compact' : 'list'}
      role="grid"
      tabIndex={0}
      aria-label={props.label}
      aria-rowcount={lines.length + 1}
      aria-colcount={props.columnCount}
      aria-activedescendant={selected ? `${prefix}-${idOf(selected)}` : undefined}
      onKeyDown={onKeyDown}
      onScroll={onScroll}
      onClick={(event) => {
        const line = lineAt(event);
        if (line && props.canSelect(line)) props.onSelect(line, event);
      }}
      onContextMenu={(event) => {
        if (openMenu(lineAt(event), { x: event.clientX, y: event.clientY })) event.preventDefault();
      }}
      onFocusIn={(event) => {
        // A press on something in a line puts the focus there, where the list's keys would not be heard.
        if (event.target !== scroller.current && lineAt(event)) scroller.current?.focus();
      }}
      onDblClick={(event) => {
        if (lineAt(event)) props.onEnter();
      }}
    >
      {props.header()}
      {/* biome-ignore lint/a11y/useSemanticElements: part of the grid above */}
      <div class="lines" role="rowgroup" style={{ blockSize: `${lines.length * lineHeight}px` }}>
        {visible.map((line, place) => {
          const id = ids[place] ?? '';
          return props.renderLine(line, slots[place] ?? id, {
            id: `${prefix}-${id}`,
            role: 'row',
            'aria-rowindex': from + place + 2,
            ...(props.canSelect(line) ? { 'aria-selected': isSelected(line) } : {}),
            'data-line': id,
            style: {
              transform: `translateY(${(from + place) * lineHeight}px)`,
              blockSize: `${lineHeight}px`,
            },
          });
        })}
      </div>
    </div>
  );
}
