import { describe, expect, test } from 'vitest';
import { groupRows } from '../../../../src/log/groups/group-rows.ts';
import { loopsOf } from '../../../../src/log/groups/loops.ts';
import type { Row } from '../../../../src/log/rows/row.ts';
import type { EndedSocket } from '../../../../src/model/socket.ts';
import { endedRow, openRow } from '../filter/rows.ts';

const url = 'wss://h.test/feed';
const lost = (createdAt: number, endedAt: number, more: Partial<EndedSocket> = {}): Row =>
  endedRow({
    id: `${createdAt}`,
    url,
    createdAt,
    firstSeenAt: createdAt,
    openedAt: createdAt,
    endedAt,
    ...more,
  });
/** So many sockets that lived 37 ms each, one every 337 ms. */
const quick = (count: number, from = 0): Row[] =>
  Array.from({ length: count }, (_, index) => lost(from + index * 337, from + index * 337 + 37));

test('twenty quick losses are a loop of twenty, with its pace and span', () => {
  const rows = quick(20);
  expect(loopsOf(rows).current).toEqual({
    count: 20,
    reconnects: 19,
    since: 0,
    until: 19 * 337 + 37,
    every: 337,
    rowIds: rows.map(({ socket }) => socket.id),
  });
});

test.each([0, 1, 4, 5, 8])("%i quick losses are a loop exactly where the URL's report says so", (count) => {
  const rows = quick(count);
  expect(loopsOf(rows).current !== null).toBe(groupRows(rows, 0)[0]?.report.loop ?? false);
});

test('growing delays are no loop', () => {
  const rows = [0, 100, 300, 700, 1_500, 3_100, 6_300].map((at) => lost(at, at + 10));
  expect(loopsOf(rows).current).toBeNull();
});

test('a connection that held before the loop is not of the loop, nor does its life count as the pace', () => {
  const rows = [lost(-60_000, -300), ...quick(6)];
  expect(loopsOf(rows).current).toMatchObject({ count: 6, since: 0, every: 337 });
});

test('the socket that is open after the losses is not of the loop', () => {
  const rows = [...quick(6), openRow({ id: 'open', url, createdAt: 6 * 337, firstSeenAt: 6 * 337 })];
  expect(loopsOf(rows).current).toMatchObject({ count: 6 });
});

describe('after a connection held and ended', () => {
  const rows = [...quick(6), lost(6 * 337, 100_000), lost(100_300, 100_337)];
  test('the URL is in no loop', () => expect(loopsOf(rows).current).toBeNull());
  test('the earlier loop is still known', () =>
    expect(loopsOf(rows).all.map(({ count }) => count)).toEqual([6]));
});

test('closes that the reader rehearsed make no loop', () => {
  const rows = quick(8).map(({ socket }) => {
    const close = { code: 4001, reason: '', wasClean: true };
    return endedRow({ ...(socket as EndedSocket), ending: { kind: 'rehearsed', close } });
  });
  expect(loopsOf(rows).current).toBeNull();
});
