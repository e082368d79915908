import { expect, test, vi } from 'vitest';
import { AbnormalCloses, isAbnormal } from '../../../../src/capture/service/abnormal-closes.ts';
import { ToolbarBadge } from '../../../../src/capture/service/toolbar-badge.ts';
import type { Ending } from '../../../../src/model/socket.ts';
import { endedSocket } from '../../model/sockets.ts';

const closed = (code: number, wasClean: boolean): Ending => ({
  kind: 'close-event',
  close: { code, reason: '', wasClean },
  errorEvent: false,
});

test.each<[string, Ending, boolean]>([
  ['1000, clean', closed(1000, true), false],
  ['1001, clean', closed(1001, true), false],
  ['1005, clean', closed(1005, true), false],
  ['1000, not clean', closed(1000, false), true],
  ['1006', closed(1006, false), true],
  ['1002, clean', closed(1002, true), true],
  ['4000, clean', closed(4000, true), true],
  ['no close event, since the page left', { kind: 'gone', why: 'page-left' }, false],
  ['rehearsed', { kind: 'rehearsed', close: { code: 4000, reason: '', wasClean: true } }, false],
])('%s', (_, ending, abnormal) => {
  expect(isAbnormal(endedSocket({ ending }))).toBe(abnormal);
});

test('a close is counted once, and not once it has left the log or became a planned one', () => {
  const closes = new AbnormalCloses();
  const socket = endedSocket({ id: 'a', ending: closed(1006, false) });
  closes.change({
    sockets: [socket, socket, endedSocket({ id: 'b', ending: closed(1011, true) })],
    removed: [],
  });
  expect(closes.count).toBe(2);
  closes.change({ sockets: [{ ...socket, ending: closed(1000, true) }], removed: ['b'] });
  expect(closes.count).toBe(0);
});

test.each([
  [0, ''],
  [1, '1'],
  [999, '999'],
  [1_000, '999+'],
  [null, ''],
])('a count of %s reads %j on the button', (count, text) => {
  const write = vi.fn();
  const badge = new ToolbarBadge(write);
  badge.turn(true);
  badge.show(7, 5);
  badge.show(7, count);
  expect(write).toHaveBeenLastCalledWith(7, text);
});

test('nothing is written before the reader’s wish is known, and it follows the wish', () => {
  const write = vi.fn();
  const badge = new ToolbarBadge(write);
  badge.show(7, 5);
  expect(write).not.toHaveBeenCalled();
  badge.turn(false);
  expect(write).toHaveBeenLastCalledWith(7, '');
  badge.turn(true);
  expect(write).toHaveBeenLastCalledWith(7, '5');
});
