import { expect, test, vi } from 'vitest';
import { createLoopFinder, rowsByUrl } from '../../../../src/log/groups/loop-finder.ts';
import * as loops from '../../../../src/log/groups/loops.ts';
import { bornAt } from '../../../../src/model/socket.ts';
import { attempt, openRow } from '../filter/rows.ts';

const quick = (path: string, count: number) =>
  Array.from({ length: count }, (_, index) => attempt(path, index * 300));

test('every URL in a loop is found, the longest loop first, with the ids of what was lost', () => {
  const { current, ids } = createLoopFinder()([
    ...quick('a', 8),
    ...quick('b', 12),
    attempt('calm', 0),
    openRow(),
  ]);
  expect(current.map(({ url, count, since, every }) => ({ url, count, since, every }))).toEqual([
    { url: 'wss://h.test/b', count: 12, since: 0, every: 300 },
    { url: 'wss://h.test/a', count: 8, since: 0, every: 300 },
  ]);
  expect(ids.size).toBe(20);
  expect(ids.has('calm0')).toBe(false);
});

test('only a URL of which something changed is judged again', () => {
  const judged = vi.spyOn(loops, 'loopsOf');
  const find = createLoopFinder();
  const rows = [...quick('a', 8), ...quick('b', 8)];
  find(rows);
  judged.mockClear();
  find([...rows, attempt('b', 9_000)]);
  expect(judged).toHaveBeenCalledOnce();
  judged.mockRestore();
});

test('a log that grows and lets go of its oldest has the loops of one that is looked at for the first time', () => {
  const all = [...quick('a', 30), ...quick('b', 30), ...quick('c', 30)].toSorted(
    (one, other) => bornAt(one.socket) - bornAt(other.socket),
  );
  const find = createLoopFinder();
  const windows = [
    [60, 90],
    [30, 90],
    [0, 50],
    [10, 60],
    [40, 41],
    [40, 40],
    [0, 90],
  ] as const;
  for (const [from, to] of windows) {
    const rows = all.slice(from, to);
    expect(find(rows)).toEqual(createLoopFinder()(rows));
  }
});

test('a row that is made again takes the place of the earlier one', () => {
  const find = createLoopFinder();
  const rows = quick('a', 8);
  const before = find(rows);
  expect(find(rows.with(3, attempt('a', 900)))).toEqual(before);
  expect(find(rows.with(7, openRow())).ids.has('a2100')).toBe(false);
});

test('rows of a URL stand in the order of their creation', () => {
  const members = rowsByUrl([attempt('a', 300), attempt('a', 0)]).get('wss://h.test/a') ?? [];
  expect(members.map(({ socket }) => socket.id)).toEqual(['a0', 'a300']);
});
