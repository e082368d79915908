import { canHide } from '../../log/rows/column-layout.ts';
import { type ColumnId, columnIds, columnLabel, nextSort, type Sort } from '../../log/rows/columns.ts';
import { Menu, type MenuPlace } from '../components/menu/Menu.tsx';
import { usePanel } from '../state/panel-context.ts';
import { useTranslator } from '../state/words/translator-context.ts';

/** Chooses the columns that are shown, or, where they have no heads, what the list is sorted by. */
export function ColumnMenu({
  place,
  shown,
  sortable,
  sort,
  onSort,
  onClose,
}: {
  readonly place: MenuPlace;
  readonly shown: readonly ColumnId[];
  /** Columns to offer for sorting, in place of showing them. */
  readonly sortable: readonly ColumnId[];
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
  readonly onClose: () => void;
}) {
  const { layout } = usePanel();
  const { text } = useTranslator();
  const hideable = sortable.length > 0 ? [] : columnIds.filter(canHide);
  return (
    <Menu
      label={text('interface.columns.menu')}
      place={place}
      onClose={onClose}
      groups={[
        hideable.map((id) => ({
          id,
          label: { key: columnLabel(id) },
          checked: shown.includes(id),
          onPick: () => layout.showColumn(id, !shown.includes(id)),
        })),
        sortable.map((id) => ({
          id: `sort-${id}`,
          label: { key: 'interface.columns.sortBy', values: { column: { key: columnLabel(id) } } },
          checked: sort.column === id,
          onPick: () => onSort(nextSort(sort, id)),
        })),
        [
          {
            id: 'reset-columns',
            label: { key: 'interface.columns.reset' },
            onPick: layout.resetColumns,
          },
        ],
      ]}
    />
  );
}
