import { expect, test } from 'vitest';
import { lineBehind } from '../../../../src/log/detail/initiator.ts';
import { surroundingsOf } from '../../../../src/log/detail/surrounding-rows.ts';
import { isEndedRow, type Row } from '../../../../src/log/rows/row.ts';
import type { EndedSocket } from '../../../../src/model/socket.ts';
import { endedSocket } from '../../model/sockets.ts';
import { closedRow } from '../filter/rows.ts';

const lost = (id: string, at: number, changes: Partial<EndedSocket> = {}): Row =>
  closedRow(1006, '', {
    id,
    url: 'wss://h.test/feed',
    createdAt: at,
    firstSeenAt: at,
    openedAt: at,
    endedAt: at + 37,
    ...changes,
  });
const around = (row: Row | undefined, rows: readonly Row[]) => {
  if (!row || !isEndedRow(row)) throw new Error('not ended');
  return surroundingsOf(row, rows);
};
const rows = Array.from({ length: 8 }, (_, index) => lost(`${index}`, index * 337));

test('a close of a loop knows its loop, and how often it came until then', () => {
  const { loop, times } = around(rows[3], rows);
  expect(loop?.count).toBe(8);
  expect(times).toBe(4);
});

test('a close of another URL of the host is of no loop, and counts by itself', () => {
  const other = lost('other', 400, { url: 'wss://h.test/chat' });
  expect(around(other, [...rows, other])).toMatchObject({ loop: null, times: 1 });
});

test('earlier answers are those of the same host that ended before', () => {
  const answered = (id: string, at: number, url: string) =>
    lost(id, at, {
      url,
      network: {
        handshake: { status: 101, requestHeaders: [], responseHeaders: [['Server', id]] },
        received: 0,
        sent: 0,
        messages: [],
      },
    });
  const all = [
    answered('before', -9_000, 'wss://h.test/x'),
    answered('elsewhere', -8_000, 'wss://other.test/x'),
    lost('this', 0),
    answered('after', 9_000, 'wss://h.test/x'),
  ];
  const { earlier } = around(all[2], all);
  expect(earlier.map(({ responseHeaders }) => responseHeaders[0]?.[1])).toEqual(['before']);
});

const frame = (url: string, line: number) => ({ functionName: '', url, line, column: 1 });
const calls = {
  openCall: { stack: [frame('', 1), frame('https://a.test/app.js', 19)] },
  closeCall: { code: 1000, reason: '', at: 0, stack: [frame('https://a.test/chat.js', 77)] },
};

test.each([
  ['page', 'closed', 77],
  ['server', 'opened', 19],
] as const)('closed by the %s, the line of code is where it was %s', (closedBy, did, line) => {
  expect(lineBehind(endedSocket(calls), { closedBy })).toMatchObject({ did, frame: { line } });
});

test('without a stack there is no line of code', () => {
  expect(lineBehind(endedSocket({ openCall: null, closeCall: null }), { closedBy: 'page' })).toBeNull();
});
