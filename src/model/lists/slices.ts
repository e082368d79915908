/** Work that is cut up: it yields wherever others may have their turn, and gives its result at the end. */
export type Slices<Result> = Generator<void, Result>;

/** Does the work at once. */
export function atOnce<Result>(work: Slices<Result>): Result {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/** Items between two looks at the clock: few enough that they take about a millisecond. */
const stride = 20;

/** What `make` gives of each item. */
export function* mapInSlices<Item, Made>(
  items: readonly Item[],
  make: (item: Item, index: number) => Made,
): Slices<Made[]> {
  const made: Made[] = [];
  for (const [index, item] of items.entries()) {
    if (index % stride === stride - 1) yield;
    made.push(make(item, index));
  }
  return made;
}
