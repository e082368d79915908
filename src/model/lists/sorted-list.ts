/** Items in the order of a number, mostly a time; those of one number stay as they came. Adding at the end costs no search. */
export class SortedList<Item> {
  readonly #items: Item[] = [];
  readonly #orderOf: (item: Item) => number;
  readonly #idOf: (item: Item) => string;

  /** An item's order must stay the same while it is in the list. */
  constructor(orderOf: (item: Item) => number, idOf: (item: Item) => string) {
    this.#orderOf = orderOf;
    this.#idOf = idOf;
  }

  get size(): number {
    return this.#items.length;
  }

  /** Index of the first item at or after `order`; with `after`, of the first beyond it. */
  #firstFrom(order: number, after = false): number {
    let low = 0;
    let high = this.#items.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const item = this.#items[middle];
      const at = item === undefined ? order : this.#orderOf(item);
      if (at < order || (after && at === order)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Index of the item with this one's id and order; -1 where there is none. */
  #indexOf(item: Item): number {
    const order = this.#orderOf(item);
    const id = this.#idOf(item);
    for (let index = this.#firstFrom(order); index < this.#items.length; index += 1) {
      const found = this.#items[index];
      if (found === undefined || this.#orderOf(found) > order) return -1;
      if (this.#idOf(found) === id) return index;
    }
    return -1;
  }

  /** Adds an item; one with the same id and order makes way for it. */
  set(item: Item): void {
    const order = this.#orderOf(item);
    const last = this.#items.at(-1);
    if (last === undefined || this.#orderOf(last) < order) this.#items.push(item);
    else {
      const known = this.#indexOf(item);
      if (known >= 0) this.#items[known] = item;
      else this.#items.splice(this.#firstFrom(order, true), 0, item);
    }
  }

  /** Adds items that are not in it. Many at once cost little more than one, wherever they belong. */
  addAll(items: readonly Item[]): void {
    const added = items.toSorted((one, other) => this.#orderOf(one) - this.#orderOf(other));
    const [first, last] = [added[0], added.at(-1)];
    if (first === undefined || last === undefined) return;
    const from = this.#firstFrom(this.#orderOf(first), true);
    const to = this.#firstFrom(this.#orderOf(last), true);
    const between = this.#items.slice(from, to);
    // Sorting is stable: what is there stays before what comes, where both have one order.
    const merged =
      between.length === 0
        ? added
        : [...between, ...added].sort((one, other) => this.#orderOf(one) - this.#orderOf(other));
    this.#items.splice(from, between.length, ...merged);
  }

  /** Takes out the item with this one's id; `item` must have the order it was added with. */
  remove(item: Item): void {
    const index = this.#indexOf(item);
    // Taking the first one off is cheap, and what happens when the oldest make room.
    if (index === 0) this.#items.shift();
    else if (index > 0) this.#items.splice(index, 1);
  }

  clear(): void {
    this.#items.length = 0;
  }

  /** At most `count` items before `order`, the latest ones, oldest first. */
  before(order: number, count: number): readonly Item[] {
    const end = this.#firstFrom(order);
    return this.#items.slice(Math.max(0, end - count), end);
  }

  /** At most `count` items from `from` to `to`, both included, oldest first. */
  between(from: number, to: number, count: number): readonly Item[] {
    const begin = this.#firstFrom(from);
    const end = to === Number.POSITIVE_INFINITY ? this.size : this.#firstFrom(to, true);
    return this.#items.slice(begin, Math.min(end, begin + count));
  }

  /** How many items stand at or before `order`. */
  countUntil(order: number): number {
    return this.#firstFrom(order, true);
  }

  /** How many items stand before `order`. */
  countBefore(order: number): number {
    return this.#firstFrom(order);
  }

  /** The first `count` items; none where `count` is not positive. */
  first(count: number): readonly Item[] {
    return count > 0 ? this.#items.slice(0, count) : [];
  }

  toArray(): readonly Item[] {
    return this.#items.slice();
  }
}
