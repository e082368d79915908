import { SortedList } from '../../model/lists/sorted-list.ts';
import { type Row, rowId } from './row.ts';

const endOf = ({ socket }: Row): number =>
  socket.state === 'ended' ? socket.endedAt : Number.POSITIVE_INFINITY;

/** Ended rows by the time of their end, and by their id. Ends mostly arrive in order, at the end. */
export class OrderedRows {
  readonly #byId = new Map<string, Row>();
  readonly #rows = new SortedList(endOf, rowId);

  get(id: string): Row | undefined {
    return this.#byId.get(id);
  }

  set(row: Row): void {
    const known = this.#byId.get(rowId(row));
    if (known && endOf(known) !== endOf(row)) this.#rows.remove(known);
    this.#byId.set(rowId(row), row);
    this.#rows.set(row);
  }

  /** Sets several rows, each with another id. */
  setAll(rows: readonly Row[]): void {
    const added = rows.filter((row) => !this.#byId.has(rowId(row)));
    for (const row of rows) if (this.#byId.has(rowId(row))) this.set(row);
    for (const row of added) this.#byId.set(rowId(row), row);
    this.#rows.addAll(added);
  }

  delete(id: string): void {
    const known = this.#byId.get(id);
    if (!known) return;
    this.#byId.delete(id);
    this.#rows.remove(known);
  }

  clear(): void {
    this.#byId.clear();
    this.#rows.clear();
  }

  get size(): number {
    return this.#rows.size;
  }

  /** The `count` rows that ended first; none where `count` is not positive. */
  oldest(count: number): readonly Row[] {
    return this.#rows.first(count);
  }

  toArray(): readonly Row[] {
    return this.#rows.toArray();
  }
}
