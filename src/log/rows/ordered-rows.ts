import type { Row } from './row.ts';

const endOf = (row: Row): number =>
  row.socket.state === 'ended' ? row.socket.endedAt : Number.POSITIVE_INFINITY;

/** Ended rows by the time of their end. Setting one costs a binary search; ends mostly arrive in order, at the end. */
export class OrderedRows {
  private readonly byId = new Map<string, Row>();
  private rows: Row[] = [];

  get(id: string): Row | undefined {
    return this.byId.get(id);
  }

  set(row: Row): void {
    const known = this.byId.get(row.socket.id);
    this.byId.set(row.socket.id, row);
    if (known && endOf(known) === endOf(row)) {
      this.rows[this.positionOf(known)] = row;
      return;
    }
    if (known) this.rows.splice(this.positionOf(known), 1);
    this.rows.splice(this.firstAfter(endOf(row)), 0, row);
  }

  delete(id: string): void {
    const known = this.byId.get(id);
    if (!known) return;
    this.byId.delete(id);
    if (this.rows[0] === known) this.rows.shift();
    else this.rows.splice(this.positionOf(known), 1);
  }

  clear(): void {
    this.byId.clear();
    this.rows = [];
  }

  get size(): number {
    return this.rows.length;
  }

  /** The `count` rows that ended first; none where `count` is not positive. */
  oldest(count: number): readonly Row[] {
    return count > 0 ? this.rows.slice(0, count) : [];
  }

  toArray(): readonly Row[] {
    return this.rows.slice();
  }

  /** Index of the first row that ended later than `time`. */
  private firstAfter(time: number): number {
    let low = 0;
    let high = this.rows.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const row = this.rows[middle];
      if (row && endOf(row) <= time) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private positionOf(row: Row): number {
    return this.rows.lastIndexOf(row, this.firstAfter(endOf(row)) - 1);
  }
}
