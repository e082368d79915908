import { expect, test } from 'vitest';
import { LineSlots } from '../../../../src/ui/components/grid/line-slots.ts';

test('a line in sight keeps its slot, and a new one takes over what another has left', () => {
  const slots = new LineSlots();
  expect(slots.assign(['a', 'b', 'c'])).toEqual([0, 1, 2]);
  expect(slots.assign(['b', 'c', 'd'])).toEqual([1, 2, 0]);
  expect(slots.assign(['d', 'x', 'y'])).toEqual([0, 1, 2]);
});

test('more lines get more slots, and no two of them the same', () => {
  const slots = new LineSlots();
  slots.assign(['a', 'b']);
  const wide = slots.assign(['z', 'b', 'y', 'x', 'a']);
  expect(new Set(wide).size).toBe(5);
  expect([wide[1], wide[4]]).toEqual([1, 0]);
});

test('a line that was out of sight may get another slot', () => {
  const slots = new LineSlots();
  slots.assign(['a', 'b']);
  slots.assign(['c']);
  expect(slots.assign(['b', 'c'])).toEqual([1, 0]);
});
