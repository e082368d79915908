import type { SocketRecord } from '../model/socket.ts';

/** Records in the order of a time; adding at the end, where nearly all come, costs no search. */
export class SortedRecords<Item extends SocketRecord> {
  readonly #items: Item[] = [];
  readonly #timeOf: (item: Item) => number;

  constructor(timeOf: (item: Item) => number) {
    this.#timeOf = timeOf;
  }

  get size(): number {
    return this.#items.length;
  }

  /** Index of the first record at or after `time`. */
  #firstFrom(time: number): number {
    let low = 0;
    let high = this.#items.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const item = this.#items[middle];
      if (item && this.#timeOf(item) < time) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  add(item: Item): void {
    const time = this.#timeOf(item);
    const last = this.#items.at(-1);
    if (!last || this.#timeOf(last) <= time) this.#items.push(item);
    else this.#items.splice(this.#firstFrom(time), 0, item);
  }

  /** Takes out the record with this one's id; `item` must be as it was when added. */
  remove(item: Item): void {
    const time = this.#timeOf(item);
    for (let index = this.#firstFrom(time); index < this.#items.length; index += 1) {
      const found = this.#items[index];
      if (!found || this.#timeOf(found) > time) return;
      if (found.id !== item.id) continue;
      this.#items.splice(index, 1);
      return;
    }
  }

  /** At most `count` records before `time`, the latest ones, oldest first. */
  before(time: number, count: number): readonly Item[] {
    const end = this.#firstFrom(time);
    return this.#items.slice(Math.max(0, end - count), end);
  }

  /** At most `count` records from `from` to `to`, both included, oldest first. */
  between(from: number, to: number, count: number): readonly Item[] {
    const begin = this.#firstFrom(from);
    const found: Item[] = [];
    for (let index = begin; index < this.#items.length && found.length < count; index += 1) {
      const item = this.#items[index];
      if (!item || this.#timeOf(item) > to) break;
      found.push(item);
    }
    return found;
  }
}
