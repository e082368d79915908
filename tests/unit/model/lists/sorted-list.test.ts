import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SortedList } from '../../../../src/model/lists/sorted-list.ts';

const item = (id: string, order: number) => ({ id, order });
const listOf = (...items: ReturnType<typeof item>[]) => {
  const list = new SortedList<ReturnType<typeof item>>(
    ({ order }) => order,
    ({ id }) => id,
  );
  for (const each of items) list.set(each);
  return list;
};
const ids = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id).join('');

test('items stand in their order, those of one order as they came', () => {
  expect(ids(listOf(item('c', 3), item('a', 1), item('b', 1), item('d', 3)).toArray())).toBe('abcd');
});

test('an item with the same id and order takes its place', () => {
  const list = listOf(item('a', 1), item('b', 1), item('c', 2));
  const again = item('a', 1);
  list.set(again);
  expect(list.toArray()[0]).toBe(again);
  expect(list.size).toBe(3);
});

test('spans of it are bounded, and include both ends', () => {
  const list = listOf(...[1, 2, 2, 3, 4].map((order, index) => item(String(index), order)));
  expect(ids(list.before(3, 2))).toBe('12');
  expect(ids(list.between(2, 3, 9))).toBe('123');
  expect(ids(list.between(2, Number.POSITIVE_INFINITY, 2))).toBe('12');
  expect(ids(list.first(2))).toBe('01');
  expect(list.first(-1)).toEqual([]);
});

test('items are counted before a place, and up to it', () => {
  const list = listOf(...[1, 2, 2, 3, 4].map((order, index) => item(String(index), order)));
  expect([0, 1, 2, 3, 9].map((order) => list.countBefore(order))).toEqual([0, 0, 1, 3, 5]);
  expect([0, 1, 2, 3, 9].map((order) => list.countUntil(order))).toEqual([0, 1, 3, 4, 5]);
});

test('whatever is set and removed, it holds what a plain list would, in order', () => {
  const step = fc.record({ id: fc.nat(8), order: fc.nat(5), remove: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const list = listOf();
      const plain = new Map<string, ReturnType<typeof item>>();
      for (const { id, order, remove } of steps) {
        const known = plain.get(String(id));
        if (known) list.remove(known);
        plain.delete(String(id));
        if (remove) continue;
        const made = item(String(id), order);
        plain.set(made.id, made);
        list.set(made);
      }
      expect(list.toArray()).toEqual([...plain.values()].toSorted((a, b) => a.order - b.order));
    }),
  );
});

test('many that are added at once stand where each would, one after the other', () => {
  const orders = fc.array(fc.nat(9));
  fc.assert(
    fc.property(orders, orders, (before, after) => {
      const known = before.map((order, index) => item(`k${index}`, order));
      const added = after.map((order, index) => item(`a${index}`, order));
      const atOnce = listOf(...known);
      atOnce.addAll(added);
      expect(atOnce.toArray()).toEqual(listOf(...known, ...added).toArray());
    }),
  );
});
