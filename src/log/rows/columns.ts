import type { MessageKey } from '../../../locales/messages.ts';

/** The columns of the list of closes. Times are milliseconds. */
export type ColumnId = 'code' | 'what' | 'socket' | 'initiator' | 'closedBy' | 'time' | 'lived';

export const columnIds: readonly ColumnId[] = [
  'code',
  'what',
  'socket',
  'initiator',
  'closedBy',
  'time',
  'lived',
];

export const columnLabel = (id: ColumnId): MessageKey => `interface.column.${id}`;

export interface Sort {
  readonly column: ColumnId;
  readonly descending: boolean;
}

/** Newest last. */
export const defaultSort: Sort = { column: 'time', descending: false };

/** The sort after a press on a column's header: the same column turns round. */
export const nextSort = (sort: Sort, column: ColumnId): Sort =>
  sort.column === column ? { column, descending: !sort.descending } : { column, descending: false };
