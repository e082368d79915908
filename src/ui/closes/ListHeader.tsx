import { useRef } from 'preact/hooks';
import { columnWidth, withinWidth } from '../../log/rows/column-layout.ts';
import { type ColumnId, columnLabel, nextSort, type Sort } from '../../log/rows/columns.ts';
import type { MenuPlace } from '../components/menu/Menu.tsx';
import { Text } from '../components/Text.tsx';
import { useTranslator } from '../state/words/translator-context.ts';

/** Pixels that a key widens a column by. */
const keyStep = 10;

interface HeaderProps {
  readonly columns: readonly ColumnId[];
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
  readonly onResize: (column: ColumnId, width: number) => void;
  readonly onMenu: (place: MenuPlace) => void;
}

/**
 * The columns' heads: a press sorts, the edge between two is dragged, Shift with an arrow key resizes, and a menu
 * chooses what is shown.
 */
export function ListHeader({ columns, sort, onSort, onResize, onMenu }: HeaderProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of a virtual grid
    // biome-ignore lint/a11y/useFocusableInteractive: the buttons in it take the focus
    <div
      class="line header"
      role="row"
      aria-rowindex={1}
      onContextMenu={(event) => {
        event.preventDefault();
        event.stopPropagation();
        onMenu({ x: event.clientX, y: event.clientY });
      }}
    >
      {columns.map((column, index) => (
        <HeaderCell
          key={column}
          column={column}
          sort={sort}
          last={index === columns.length - 1}
          onSort={onSort}
          onResize={onResize}
          onMenu={onMenu}
        />
      ))}
    </div>
  );
}

function HeaderCell({
  column,
  sort,
  last,
  onSort,
  onResize,
  onMenu,
}: Omit<HeaderProps, 'columns'> & { readonly column: ColumnId; readonly last: boolean }) {
  const { text, direction } = useTranslator();
  const cell = useRef<HTMLSpanElement>(null);
  const sorted = sort.column === column;
  const widthNow = () => cell.current?.getBoundingClientRect().width ?? columnWidth.least;
  const onKeyDown = (event: KeyboardEvent & { readonly currentTarget: HTMLElement }) => {
    const box = event.currentTarget.getBoundingClientRect();
    const wider = direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    if (event.shiftKey && /^Arrow(Left|Right)$/.test(event.key))
      onResize(column, withinWidth(widthNow() + (event.key === wider ? keyStep : -keyStep)));
    else if (event.key === 'ContextMenu' || (event.shiftKey && event.key === 'F10'))
      onMenu({ x: direction === 'rtl' ? box.right : box.left, y: box.bottom });
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of a virtual grid
    // biome-ignore lint/a11y/useFocusableInteractive: the button in it takes the focus
    <span
      ref={cell}
      role="columnheader"
      class={`cell ${column}`}
      aria-sort={sorted ? (sort.descending ? 'descending' : 'ascending') : 'none'}
    >
      <button
        type="button"
        title={text('interface.columns.hint')}
        onClick={() => onSort(nextSort(sort, column))}
        onKeyDown={onKeyDown}
      >
        <Text of={columnLabel(column)} />
        <span aria-hidden="true">{sorted && (sort.descending ? ' ▾' : ' ▴')}</span>
      </button>
      {!last && <Grip onDrag={(move) => onResize(column, move)} widthNow={widthNow} />}
    </span>
  );
}

/** The edge of a column, for the pointer; the keys are the button's. */
function Grip({
  onDrag,
  widthNow,
}: {
  readonly onDrag: (width: number) => void;
  readonly widthNow: () => number;
}) {
  const { direction } = useTranslator();
  const held = useRef<{ readonly x: number; readonly width: number } | null>(null);
  const release = () => {
    held.current = null;
  };
  return (
    <span
      class="grip"
      aria-hidden="true"
      onPointerDown={(event) => {
        held.current = { x: event.clientX, width: widthNow() };
        event.currentTarget.setPointerCapture?.(event.pointerId);
        event.preventDefault();
      }}
      onPointerMove={(event) => {
        if (!held.current) return;
        const moved = event.clientX - held.current.x;
        onDrag(withinWidth(held.current.width + (direction === 'rtl' ? -moved : moved)));
      }}
      onPointerUp={release}
      onLostPointerCapture={release}
    />
  );
}
