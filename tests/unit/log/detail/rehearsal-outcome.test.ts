import { expect, test } from 'vitest';
import { rehearsalOutcome } from '../../../../src/log/detail/rehearsal-outcome.ts';
import type { Marker } from '../../../../src/model/log.ts';
import { endedSocket } from '../../model/sockets.ts';
import { endedRow, openRow } from '../filter/rows.ts';

const endedAt = 1_000_000;
const socket = endedSocket({ id: 'r', url: 'wss://h.test/live?token=1', endedAt });
const opened = (after: number, url = 'wss://h.test/live?token=2') =>
  openRow({ id: `${after}`, url, createdAt: endedAt + after, firstSeenAt: endedAt + after });
const marker = (kind: Marker['kind'], after: number): Marker => ({
  id: 'm',
  kind,
  url: '',
  at: endedAt + after,
});
const outcome = (rows: Parameters<typeof rehearsalOutcome>[1], markers: readonly Marker[], after: number) =>
  rehearsalOutcome(socket, rows, markers, endedAt + after);

test('the first new socket to the same URL is the page connecting again, whatever its token', () => {
  expect(outcome([opened(9_000), opened(1_200)], [], 60_000)).toEqual({ kind: 'reconnected', delay: 1_200 });
});

test.each([
  ['another URL', opened(1_200, 'wss://h.test/other')],
  ['a socket of before', opened(-5)],
  ['the socket itself', endedRow({ ...socket, createdAt: endedAt })],
  ['one after the time was over', opened(30_001)],
])('%s is no reconnect', (_, row) => {
  expect(outcome([row], [], 60_000)).toEqual({ kind: 'not-within' });
});

test.each([
  [29_999, 'waiting'],
  [30_000, 'not-within'],
])('with nothing new after %i ms it is %s', (after, kind) => {
  expect(outcome([], [], after)).toEqual({ kind });
});

test('a page that was left, or recording that stopped, leaves it open', () => {
  expect(outcome([], [marker('navigation', 400)], 60_000)).toEqual({ kind: 'not-seen' });
  expect(outcome([], [marker('recording-stopped', 29_000)], 60_000)).toEqual({ kind: 'not-seen' });
  expect(outcome([], [marker('navigation', 31_000)], 60_000)).toEqual({ kind: 'not-within' });
  expect(outcome([opened(300)], [marker('navigation', 400)], 60_000)).toMatchObject({ kind: 'reconnected' });
});
