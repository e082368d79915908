import { describe, expect, test } from 'vitest';
import { groupRows } from '../../../../src/log/groups/group-rows.ts';
import type { Row } from '../../../../src/log/rows/row.ts';
import { endedRow, openRow } from '../filter/rows.ts';

const url = 'wss://h.test/';
const attempt = (createdAt: number, endedAt: number): Row =>
  endedRow({
    id: `${createdAt}`,
    url,
    createdAt,
    firstSeenAt: createdAt,
    openedAt: null,
    everOpened: false,
    endedAt,
  });
const only = (rows: readonly Row[], now: number) => {
  const [group] = groupRows(rows, now);
  if (!group) throw new Error('no group');
  return group;
};

test('sockets that differ only in a token are one group, oldest first', () => {
  const rows = [
    endedRow({ id: 'b', url: `${url}?token=2`, createdAt: 2_000 }),
    endedRow({ id: 'a', url: `${url}?token=1`, createdAt: 1_000 }),
    endedRow({ id: 'c', url: 'wss://other.test/', createdAt: 3_000 }),
  ];
  expect(groupRows(rows, 0).map((group) => group.rows.map(({ socket }) => socket.id))).toEqual([
    ['c'],
    ['a', 'b'],
  ]);
});

test('reconnects are counted, and a loop is called one', () => {
  const quick = Array.from({ length: 8 }, (_, index) => attempt(index * 200, index * 200 + 100));
  const { report } = only(quick, 2_000);
  expect(report.attempts).toHaveLength(7);
  expect(report.delays).toEqual([100, 100, 100, 100, 100, 100, 100]);
  expect(report.loop).toBe(true);
});

describe('the state of a URL', () => {
  const twice = [attempt(0, 100), attempt(1_100, 1_200)];
  test('is open while any socket is', () => {
    expect(only([...twice, openRow({ url })], 9e9).state).toBe('open');
    expect(only([openRow({ url, state: 'closing' })], 0).state).toBe('open');
  });

  test('is connecting while one tries', () => {
    const { socket, ...row } = openRow({ url });
    if (socket.state !== 'open') throw new Error('not open');
    const { openedAt, protocol, extensions, ...base } = socket;
    expect(only([...twice, { ...row, socket: { ...base, state: 'connecting' } }], 9e9).state).toBe(
      'connecting',
    );
  });

  test.each([
    [1_200, 'waiting'],
    [1_200 + 3_000, 'waiting'],
    [1_200 + 3_001, 'ended'],
  ])('after delays of 1 s, at %i it is %s', (now, state) => {
    expect(only(twice, now).state).toBe(state);
  });

  test('without any reconnect is ended', () => {
    expect(only([attempt(0, 100)], 100).state).toBe('ended');
  });
});
