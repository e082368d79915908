import type { ComponentChildren, CSSProperties } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { moveOf, target } from './grid-keys.ts';
import { type List, nearEnd, useVirtualList } from './use-virtual-list.ts';

/** Height of the header row in pixels; as in list.css. */
const headerHeight = { wide: 28, compact: 44 };

interface Item {
  readonly id: string;
}

/** What a line must put on its element to stand in its place. */
export interface LinePlace {
  readonly id: string;
  readonly role: 'row';
  readonly 'aria-rowindex': number;
  readonly 'aria-selected'?: boolean;
  readonly 'data-line': string;
  readonly style: CSSProperties;
}

interface Props<Line extends Item> {
  readonly label: string;
  readonly lines: readonly Line[];
  readonly columnCount: number;
  readonly heightOf: (line: Line) => number;
  readonly canSelect: (line: Line) => boolean;
  readonly header: ComponentChildren;
  readonly renderLine: (line: Line, place: LinePlace) => ComponentChildren;
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
  readonly children?: ComponentChildren;
}

/** An accessible grid that draws only the lines in sight, with the keys of a list. */
export function ListGrid<Line extends Item>(props: Props<Line>) {
  const { lines, selectedId } = props;
  const prefix = useId();
  const latest = useRef(lines);
  latest.current = lines;
  const scroller = useRef<HTMLDivElement>(null);
  const lastTop = useRef(0);
  const list = useVirtualList({
    count: lines.length,
    follow: props.follow,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => {
      const line = lines[index];
      return line ? props.heightOf(line) : 0;
    },
    getItemKey: (index) => lines[index]?.id ?? index,
    // The header stands before the lines and then over them, so lines lie this much lower than the list reckons.
    scrollPaddingEnd: headerHeight[props.compact ? 'compact' : 'wide'],
  });
  props.listRef?.(list);

  const { compact, follow } = props;
  useEffect(() => list.measure(), [list, compact]);

  // On every change of the lines: a list that became lower since the last one is no longer at its end by itself.
  useEffect(() => {
    if (follow && lines.length > 0) list.scrollToEnd();
  }, [list, lines, follow]);

  const height = list.scrollRect?.height ?? 0;
  // What was chosen stays in sight when the detail takes its place beside or below.
  useEffect(() => {
    if (selectedId === null) return;
    const frame = requestAnimationFrame(() => {
      const index = latest.current.findIndex(({ id }) => id === selectedId);
      if (index >= 0) list.scrollToIndex(index, { align: 'auto' });
    });
    return () => cancelAnimationFrame(frame);
  }, [list, selectedId, height]);

  const select = (index: number, event: KeyboardEvent) => {
    const line = lines[index];
    if (!line) return;
    list.scrollToIndex(index, { align: 'auto' });
    props.onSelect(line.id, event);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target !== scroller.current) return;
    const move = moveOf(event.key);
    if (move !== null) {
      const from = lines.findIndex(({ id }) => id === selectedId);
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
  const selectedInSight = visible.some(({ index }) => lines[index]?.id === selectedId);
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
      {props.header}
      {/* biome-ignore lint/a11y/useSemanticElements: part of the grid above */}
      <div class="lines" role="rowgroup" style={{ blockSize: `${list.getTotalSize()}px` }}>
        {visible.map(({ index, start, size }) => {
          const line = lines[index];
          if (!line) return null;
          return props.renderLine(line, {
            id: `${prefix}-${line.id}`,
            role: 'row',
            'aria-rowindex': index + 2,
            ...(props.canSelect(line) ? { 'aria-selected': line.id === selectedId } : {}),
            'data-line': line.id,
            style: { transform: `translateY(${start}px)`, blockSize: `${size}px` },
          });
        })}
      </div>
      {props.children}
    </div>
  );
}
