import type { Translator } from '../../i18n/index.ts';
import { lifetime } from '../../model/times.ts';
import { shortUrl } from '../../model/url-identity.ts';
import { closedByWords } from './closed-by.ts';
import { type ColumnId, defaultSort, type Sort } from './columns.ts';
import type { Row } from './row.ts';
import { codeOf, initiatorOf } from './row-facts.ts';

type SortKey = string | number;

function keyOf(row: Row, column: ColumnId, translator: Translator): SortKey {
  const { socket, diagnosis } = row;
  switch (column) {
    case 'code':
      return codeOf(row) ?? -1;
    case 'what':
      return diagnosis ? translator.text(diagnosis.title) : '';
    case 'socket':
      return shortUrl(socket.url);
    case 'initiator':
      return initiatorOf(row);
    case 'closedBy':
      return translator.text(closedByWords(diagnosis));
    case 'lived':
      return socket.state === 'ended' ? (lifetime(socket, socket.endedAt) ?? -1) : -1;
    case 'time':
      return socket.state === 'ended' ? socket.endedAt : Number.POSITIVE_INFINITY;
  }
}

/**
 * Sorts rows that stand in the order of their ends. Equal keys keep that order. The keys of a row are made once
 * for a column, since titles are expensive to translate.
 */
export function createSorter(translator: Translator): (rows: readonly Row[], sort: Sort) => readonly Row[] {
  const collator = new Intl.Collator(translator.locale, { numeric: true });
  const keys = new Map<ColumnId, WeakMap<Row, SortKey>>();
  const compare = (left: SortKey, right: SortKey) =>
    typeof left === 'number' && typeof right === 'number'
      ? left - right
      : collator.compare(String(left), String(right));

  return (rows, sort) => {
    if (sort.column === defaultSort.column) return sort.descending ? rows.toReversed() : rows;
    const known = keys.get(sort.column) ?? new WeakMap<Row, SortKey>();
    keys.set(sort.column, known);
    const withKeys = rows.map((row) => {
      const key = known.get(row) ?? keyOf(row, sort.column, translator);
      known.set(row, key);
      return { row, key };
    });
    const sign = sort.descending ? -1 : 1;
    return withKeys.sort((left, right) => sign * compare(left.key, right.key)).map(({ row }) => row);
  };
}
